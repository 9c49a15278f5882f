import { useEffect, useState, type FormEvent } from 'react';
import { closeDay, readClosures, withdrawClosure, type Closure } from '../client';
import { TroubleBox } from '../ui/trouble-box';
import { shortInParis } from '../ui/time';
import { useWork } from '../ui/use-work';
import { missingOf, type Typed } from './act';
import { Question } from './question';

const FIELDS = [
  { name: 'day', label: 'Jour', kind: 'day' },
  { name: 'label', label: 'Pourquoi le CERT est fermé', kind: 'line' },
] as const;

const DAY = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' });

/** Days without office hours: they move internal targets, never a legal clock. */
export function Closures() {
  const [closures, setClosures] = useState<Closure[] | null>(null);
  const { busy, trouble, run } = useWork();
  useEffect(() => {
    void run(async () => setClosures(await readClosures()));
  }, [run]);
  const change = (answer: () => Promise<Closure[]>) => run(async () => setClosures(await answer()));
  return (
    <section aria-labelledby="closures">
      <h2 id="closures">Jours de fermeture</h2>
      <p className="hint">Ils déplacent les objectifs internes du CERT, jamais une échéance légale.</p>
      <TroubleBox trouble={trouble} />
      {closures?.length === 0 && <p>Aucun jour de fermeture.</p>}
      {closures && closures.length > 0 && (
        <ClosureTable
          closures={closures}
          busy={busy}
          onWithdraw={(day) => void change(() => withdrawClosure(day))}
        />
      )}
      <ClosureForm busy={busy} onClose={(day, label) => change(() => closeDay(day, label))} />
    </section>
  );
}

interface ClosureTableProps {
  closures: Closure[];
  busy: boolean;
  onWithdraw: (day: string) => void;
}

function ClosureTable({ closures, busy, onWithdraw }: ClosureTableProps) {
  return (
    <table className="stack">
      <caption>Retirés compris. Heures de Paris.</caption>
      <thead>
        <tr>
          <th scope="col">Jour</th>
          <th scope="col">Motif</th>
          <th scope="col">Posé</th>
          <th scope="col">État</th>
        </tr>
      </thead>
      <tbody>
        {closures.map((closure) => (
          <ClosureRow key={closure.day} closure={closure} busy={busy} onWithdraw={onWithdraw} />
        ))}
      </tbody>
    </table>
  );
}

type ClosureRowProps = Omit<ClosureTableProps, 'closures'> & { closure: Closure };

function ClosureRow({ closure, busy, onWithdraw }: ClosureRowProps) {
  const { day, label, setAt, setBy, withdrawnAt } = closure;
  const written = DAY.format(new Date(day));
  return (
    <tr>
      <td data-label="Jour">{written}</td>
      <td data-label="Motif">{label}</td>
      <td data-label="Posé">
        {shortInParis(setAt)}
        <span className="sub">{setBy}</span>
      </td>
      <td data-label="État">
        {withdrawnAt ? (
          `retiré ${shortInParis(withdrawnAt)}`
        ) : (
          <button
            type="button"
            className="quiet small"
            disabled={busy}
            aria-label={`Retirer ${written}`}
            onClick={() => onWithdraw(day)}
          >
            Retirer
          </button>
        )}
      </td>
    </tr>
  );
}

interface ClosureFormProps {
  busy: boolean;
  onClose: (day: string, label: string) => Promise<boolean>;
}

function ClosureForm({ busy, onClose }: ClosureFormProps) {
  const [typed, setTyped] = useState<Typed>({});
  const [missing, setMissing] = useState<string[]>([]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const empty = missingOf({ fields: FIELDS }, typed);
    setMissing(empty);
    if (empty[0]) return document.getElementById(`f-${empty[0]}-closure`)?.focus();
    if (await onClose(String(typed.day), String(typed.label).trim())) setTyped({});
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      {FIELDS.map((field) => (
        <Question
          key={field.name}
          field={field}
          id="closure"
          answer={typed[field.name]}
          error={missing.includes(field.name) ? 'Réponse nécessaire.' : undefined}
          onChange={(answer) => setTyped({ ...typed, [field.name]: answer })}
        />
      ))}
      <button type="submit" disabled={busy}>
        Fermer ce jour
      </button>
    </form>
  );
}
