import type { RecordedEvent } from '../client';
import { RECORDED_ACT, RECORDED_OBJECT, REFUSED_FOR } from '../ui/recorded-acts.data';
import { shortInParis } from '../ui/time';
import { REFUSAL, say } from '../ui/words.data';

const MANY = ['queue', 'cases_shown', 'record'];

/** What was touched: a case by its reference, a list by its length, anything else by its kind. */
function objectOf({ case: of, object: { type, id } }: RecordedEvent): string {
  if (of !== null) return of.reference ?? `dossier effacé (${of.id})`;
  if (MANY.includes(type)) return `${say(RECORDED_OBJECT, type)} (${id})`;
  return say(RECORDED_OBJECT, type);
}

/** An act by its name; what was refused at the door is named by its address. */
function actOf({ action }: RecordedEvent): string {
  const [, method, address] = /^([A-Z]+) (\/\S*)$/.exec(action) ?? [];
  if (!address) return say(RECORDED_ACT, action);
  return `${method === 'GET' ? 'demande à lire' : 'demande à agir'} (${address})`;
}

/** `not_found ×128`: a flood of refusals is one line. */
function decisionOf({ decision, reason }: RecordedEvent): string {
  if (decision === 'allowed') return 'permis';
  const [why, times] = (reason ?? '').split(' ×');
  return `refusé : ${say({ ...REFUSAL, ...REFUSED_FOR }, why!)}${times ? `, ${times} fois` : ''}`;
}

/** The last letters of an account tell two people of one function apart. */
const nameOf = ({ actor: { account, function: held } }: RecordedEvent) =>
  account === null ? say(RECORDED_OBJECT, held) : `${held} (…${account.slice(-4)})`;

interface RecordTableProps {
  events: readonly RecordedEvent[];
  onAccount: (account: string, name: string) => void;
}

/** Lines of the record, newest first. */
export function RecordTable({ events, onAccount }: RecordTableProps) {
  if (events.length === 0) return <p>Rien ne correspond.</p>;
  return (
    <table className="record stack">
      <caption>Événements, du plus récent au plus ancien. Heures de Paris.</caption>
      <thead>
        <tr>
          {['Heure', 'Fonction', 'Acte', 'Objet', 'Décision', 'Scellé'].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <tr key={event.id}>
            <td data-label="Heure">{shortInParis(event.recordedAt)}</td>
            <td data-label="Fonction">
              <Actor event={event} onAccount={onAccount} />
            </td>
            <td data-label="Acte">{actOf(event)}</td>
            <td data-label="Objet">{objectOf(event)}</td>
            <td data-label="Décision">{decisionOf(event)}</td>
            <td data-label="Scellé">{event.position === null ? 'pas encore' : `n° ${event.position}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Actor({ event, onAccount }: Pick<RecordTableProps, 'onAccount'> & { event: RecordedEvent }) {
  const { account } = event.actor;
  const name = nameOf(event);
  if (account === null) return name;
  return (
    <button
      type="button"
      className="link"
      title="Seulement ses actes"
      onClick={() => onAccount(account, name)}
    >
      {name}
    </button>
  );
}
