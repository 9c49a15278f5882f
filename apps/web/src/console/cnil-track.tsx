import { inParis } from '../ui/time';
import { CNIL_STATE, say } from '../ui/words.data';
import type { CasePart } from './case-part';

const COLOURS: Record<string, string> = { to_file: 'due', initial: 'under-way', complement_due: 'due' };

/** Where each controller stands with the CNIL, each from its own awareness. */
export function CnilTracks({ state: { cnilTrack } }: CasePart) {
  if (cnilTrack.every(({ state }) => state === 'not_applicable')) return null;
  return (
    <section aria-labelledby="cnil-track">
      <h2 id="cnil-track">CNIL, par responsable de traitement</h2>
      <ul className="cards">
        {cnilTrack.map(({ facilityId, facilityName, state, awarenessAt, dueAt, late, lateReason }) => (
          <li key={facilityId} className={late ? 'late' : (COLOURS[state] ?? 'done')}>
            <strong>{facilityName}</strong> <span className="chip">{say(CNIL_STATE, state)}</span>
            {late && <strong> En retard</strong>}
            <p>
              {awarenessAt
                ? `Connaissance : ${inParis(awarenessAt)}`
                : 'Connaissance non datée : rien ne court'}
              {dueAt && ` ; 72 h jusqu’au ${inParis(dueAt)}`}
            </p>
            {lateReason && <p className="prose">Motifs du retard : {lateReason}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
