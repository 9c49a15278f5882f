import { inParis } from '../ui/time';
import { organisation } from '../ui/words.data';
import type { CasePart } from './case-part';
import { ItemMarking } from './marking';

/** What was said on the telephone; it stays inside the desk. */
export function Calls(part: CasePart) {
  const calls = part.state.desk?.calls ?? [];
  if (calls.length === 0) return null;
  return (
    <section aria-labelledby="calls">
      <h2 id="calls">Appels</h2>
      <ul className="cards">
        {calls.map(({ id, at, organisation: called, answered, by, note, marking }) => (
          <li key={id} className={answered ? 'done' : 'due'}>
            <strong>{organisation(called)}</strong>, {inParis(at)}, par {by}
            {!answered && ' – pas de réponse'}
            {note && <p className="prose">{note}</p>}
            <ItemMarking borne={marking} place={{ item: 'call', itemId: id }} part={part} />
          </li>
        ))}
      </ul>
    </section>
  );
}
