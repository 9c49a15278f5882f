import { say } from '../ui/words.data';
import { RECORDED_ACT } from '../ui/recorded-acts.data';
import type { RecordedEvent } from '../client';
import { shortInParis } from '../ui/time';

const wordsOf = ({ case: of, object }: RecordedEvent) =>
  of === null ? `${object.type} ${object.id}` : (of.reference ?? `dossier effacé (${of.id})`);

/** Lines of the record, newest first. */
export function RecordTable({ events }: { events: readonly RecordedEvent[] }) {
  if (events.length === 0) return <p>Rien ne correspond.</p>;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Événements du registre">
      <table>
        <caption>Événements, du plus récent au plus ancien</caption>
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
              <td>{shortInParis(event.recordedAt)}</td>
              <td>{event.actor.function}</td>
              <td>{say(RECORDED_ACT, event.action)}</td>
              <td>{wordsOf(event)}</td>
              <td>{event.decision === 'allowed' ? 'permis' : `refusé (${event.reason})`}</td>
              <td>{event.position === null ? 'pas encore' : `n° ${event.position}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
