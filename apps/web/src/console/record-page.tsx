import { useCallback, useEffect, useState, type FormEvent } from 'react';
import { readRecord, type RecordedEvent, type RecordQuestion } from '../client';
import { ListField, TextField } from '../ui/fields';
import { RECORDED_ACT } from '../ui/recorded-acts.data';
import { useTitle } from '../ui/route';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { RecordTable } from './record-table';
import { SealBox } from './seal-box';

const EVERYTHING: RecordQuestion = {
  ...{ reference: '', action: '', decision: '', account: '', from: '', to: '' },
};

function useRecord() {
  const [events, setEvents] = useState<RecordedEvent[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const { busy, trouble, run } = useWork();
  const load = useCallback(
    (question: RecordQuestion, after: string | null) =>
      run(async () => {
        const page = await readRecord(question, after);
        setEvents((shown) => (after === null ? page.events : [...shown, ...page.events]));
        setNext(page.next);
      }),
    [run],
  );
  return { events, next, busy, trouble, load };
}

/** Who did, saw or was refused what; nothing of what a case holds. */
export function RecordPage() {
  useTitle('Registre – console');
  const [asked, setAsked] = useState(EVERYTHING);
  const [person, setPerson] = useState('');
  const { events, next, busy, trouble, load } = useRecord();
  const only = (account: string, name: string) => {
    const narrowed = { ...asked, account };
    setAsked(narrowed);
    setPerson(name);
    void load(narrowed, null);
  };
  useEffect(() => {
    void load(EVERYTHING, null);
  }, [load]);
  return (
    <>
      <h1 tabIndex={-1}>Registre</h1>
      <SealBox />
      <RecordSearch asked={asked} onChange={setAsked} busy={busy} onAsk={() => void load(asked, null)} />
      {asked.account && (
        <p role="status">
          Seulement les actes de : {person}.{' '}
          <button type="button" className="link" onClick={() => only('', '')}>
            Tous les comptes
          </button>
        </p>
      )}
      <TroubleBox trouble={trouble} />
      <RecordTable events={events} onAccount={only} />
      {next !== null && (
        <button type="button" disabled={busy} onClick={() => void load(asked, next)}>
          Plus anciens
        </button>
      )}
    </>
  );
}

interface SearchProps {
  asked: RecordQuestion;
  busy: boolean;
  onChange: (asked: RecordQuestion) => void;
  onAsk: () => void;
}

function RecordSearch({ asked, busy, onChange, onAsk }: SearchProps) {
  const set = (name: keyof RecordQuestion) => (value: string) => onChange({ ...asked, [name]: value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk();
  };
  return (
    <form className="toolbar" noValidate onSubmit={submit}>
      <TextField name="reference" label="Référence" value={asked.reference} onChange={set('reference')} />
      <ListField
        name="action"
        label="Acte"
        options={{ '': 'Tous', ...RECORDED_ACT }}
        value={asked.action}
        onChange={set('action')}
      />
      <TextField name="from" label="Du" type="date" value={asked.from} onChange={set('from')} />
      <TextField name="to" label="au" type="date" value={asked.to} onChange={set('to')} />
      <label>
        <input
          type="checkbox"
          checked={asked.decision === 'refused'}
          onChange={({ target }) => set('decision')(target.checked ? 'refused' : '')}
        />{' '}
        Refus seulement
      </label>
      <button type="submit" className="quiet" disabled={busy}>
        Chercher
      </button>
    </form>
  );
}
