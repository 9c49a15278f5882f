import { useState, type FormEvent } from 'react';
import type { QueueRow } from '../client';
import { ListField, TextField } from '../ui/fields';
import { Link, useTitle } from '../ui/route';
import { countdown, shortInParis, spell } from '../ui/time';
import { TroubleBox } from '../ui/trouble-box';
import { useNow } from '../ui/use-now';
import { LEVEL, say, STATUS } from '../ui/words.data';
import { PriorityScore } from './priority-score';
import { useQueue } from './use-queue';

interface QueuePageProps {
  /** Only the cases that stand under this one; all of them when empty. */
  parent?: string;
  onExpired: () => void;
}

/** One queue, sorted by what matters: the API's order, never changed here. */
export function QueuePage({ parent = '', onExpired }: QueuePageProps) {
  const title = parent ? 'Dossiers rattachés' : 'Dossiers';
  useTitle(`${title} – console`);
  const [asked, setAsked] = useState({ status: '', reference: '' });
  const { rows, next, more, first, busy, trouble } = useQueue({ ...asked, parent }, onExpired);
  return (
    <>
      <h1 tabIndex={-1}>{title}</h1>
      {parent && (
        <p>
          <Link to={`/console/dossiers/${parent}`}>Dossier parent</Link> ·{' '}
          <Link to="/console">Tous les dossiers</Link>
        </p>
      )}
      <Asking
        status={asked.status}
        onStatus={(status) => setAsked({ ...asked, status })}
        onReference={(reference) =>
          reference === asked.reference ? void first() : setAsked({ ...asked, reference })
        }
      />
      <TroubleBox trouble={trouble} />
      {rows === null && !trouble && <p role="status">Lecture de la file…</p>}
      {rows?.length === 0 && <p role="status">Aucun dossier ne correspond.</p>}
      {rows && rows.length > 0 && <QueueTable rows={rows} />}
      {next && (
        <button type="button" className="quiet" disabled={busy} onClick={() => void more()}>
          Page suivante
        </button>
      )}
    </>
  );
}

interface AskingProps {
  status: string;
  onStatus: (status: string) => void;
  onReference: (reference: string) => void;
}

/** What to show: a state at once, a reference when it is whole. */
function Asking({ status, onStatus, onReference }: AskingProps) {
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onReference(typed.trim().toUpperCase());
  };
  return (
    <form className="toolbar" role="search" onSubmit={submit}>
      <ListField
        name="status"
        label="État"
        options={{ '': 'Tous les dossiers ouverts', ...STATUS }}
        value={status}
        onChange={onStatus}
      />
      <TextField name="asked" label="Référence" maxLength={40} value={typed} onChange={setTyped} />
      <button type="submit" className="quiet">
        Chercher, actualiser
      </button>
    </form>
  );
}

function QueueTable({ rows }: { rows: QueueRow[] }) {
  const now = useNow();
  return (
    <table className="queue stack">
      <caption>Par priorité, puis par ancienneté. Heures de Paris.</caption>
      <thead>
        <tr>
          <th scope="col">Priorité</th>
          <th scope="col">Dossier</th>
          <th scope="col">État</th>
          <th scope="col">Reçu</th>
          <th scope="col">Prochaine échéance</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, now }: { row: QueueRow; now: number }) {
  const { id, reference, status, level, urgent, assigned, tlp, receivedAt, priority, nextDueAt } = row;
  const { facilities, children } = row;
  return (
    <tr className={urgent ? 'urgent' : undefined}>
      <td data-label="Priorité">
        <PriorityScore priority={priority} />
      </td>
      <td data-label="Dossier">
        <Link to={`/console/dossiers/${id}`}>{facilities || 'Structure inconnue'}</Link>
        <span className="sub">
          {reference} · {tlp}
          {urgent && <strong> · URGENT</strong>}
        </span>
      </td>
      <td data-label="État">
        {say(STATUS, status)}
        <span className="sub">
          {level ? say(LEVEL, level) : 'non qualifié'} · {assigned ? 'pris' : 'à prendre'}
        </span>
        {children && (
          <span className="sub">
            <Link to={`/console/dossiers/${id}/enfants`}>{children.count} enfant(s)</Link>,{' '}
            {children.unqualified} à qualifier
            {children.urgent > 0 && `, ${children.urgent} urgent(s)`}
          </span>
        )}
      </td>
      <td data-label="Reçu">
        {shortInParis(receivedAt)}
        <span className="sub">il y a {spell(now - Date.parse(receivedAt))}</span>
      </td>
      <td data-label="Prochaine échéance">
        {nextDueAt ? shortInParis(nextDueAt) : '—'}
        {nextDueAt && <span className="sub">{countdown(nextDueAt, now)}</span>}
      </td>
    </tr>
  );
}
