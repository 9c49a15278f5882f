import { useState, type FormEvent } from 'react';
import { ChoiceField, ListField, TextField } from '../ui/fields';
import { organisation } from '../ui/words.data';
import type { CasePart } from './case-part';

/** A telephone call, answered or not; an answered one discharges the duty to call. */
export function CallForm({ state, desk }: CasePart) {
  const codes = [
    ...state.facilities.flatMap(({ ars }) => ars ?? []),
    ...state.letters.map(({ recipient }) => recipient),
    'fssi',
  ];
  const options = Object.fromEntries([...new Set(codes)].map((code) => [code, organisation(code)]));
  const owed = state.obligations.find((o) => o.act === 'call' && !o.settledAt)?.creditor;
  const [to, setTo] = useState(owed ?? '');
  const [answered, setAnswered] = useState('yes');
  const [note, setNote] = useState('');
  const [error, setError] = useState<string>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setError(to ? undefined : 'Choisissez qui a été appelé.');
    if (!to) return document.getElementById('f-to')?.focus();
    const body = { to, answered: answered === 'yes', note: note.trim() || undefined };
    if (await desk.perform('calls', body)) setNote('');
  };
  return (
    <details className="more">
      <summary>Consigner un appel</summary>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <ListField name="to" label="Appelé" options={options} value={to} error={error} onChange={setTo} />
        <ChoiceField
          name="answered"
          label="Réponse"
          options={{ yes: 'Quelqu’un a répondu', no: 'Pas de réponse' }}
          value={answered}
          onChange={setAnswered}
        />
        <TextField name="note" label="Note" required={false} rows={2} value={note} onChange={setNote} />
        <button type="submit" disabled={desk.busy}>
          Consigner l’appel
        </button>
      </form>
    </details>
  );
}
