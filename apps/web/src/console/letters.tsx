import type { Letter } from '../client';
import { shortInParis } from '../ui/time';
import { LETTER_STATE, MESSAGE, organisation, say } from '../ui/words.data';
import type { CasePart } from './case-part';

const STOPPED = ['held', 'failed'];

/** What has left, to whom, and who has acknowledged. */
export function Letters(part: CasePart) {
  const { letters } = part.state;
  return (
    <section aria-labelledby="letters">
      <h2 id="letters">Lettres</h2>
      {letters.length === 0 && <p>Aucune lettre.</p>}
      {letters.length > 0 && (
        <table className="stack">
          <caption>Heures de Paris.</caption>
          <thead>
            <tr>
              <th scope="col">Destinataire</th>
              <th scope="col">Message</th>
              <th scope="col">État</th>
            </tr>
          </thead>
          <tbody>
            {letters.map((letter) => (
              <Row key={letter.id} letter={letter} part={part} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Row({ letter, part: { desk, session, state: whole } }: { letter: Letter; part: CasePart }) {
  const { id, recipient, message, state, tlp, sentAt, acknowledgedAt } = letter;
  const at = acknowledgedAt ?? sentAt;
  const mayRetry = STOPPED.includes(state) && whole.desk && session.capabilities.includes('release');
  return (
    <tr>
      <td data-label="Destinataire">{organisation(recipient)}</td>
      <td data-label="Message">
        {say(MESSAGE, message)}
        <span className="sub">{tlp}</span>
      </td>
      <td data-label="État">
        <span className={`chip ${state}`}>{say(LETTER_STATE, state)}</span>
        {at && <span className="sub">{shortInParis(at)}</span>}
        {mayRetry && (
          <button
            type="button"
            className="quiet small"
            disabled={desk.busy}
            onClick={() => void desk.perform(`letters/${id}/retry`)}
          >
            Réessayer
          </button>
        )}
      </td>
    </tr>
  );
}
