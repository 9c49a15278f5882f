import type { Case } from '../client';
import { inParis } from '../ui/time';
import { FACT, say } from '../ui/words.data';
import { CaseDeclarations } from './case-declarations';
import type { CasePart } from './case-part';
import { FacilityCard } from './facility-card';
import { factOf, FIELDS, spellFact } from './spell-fact';

// What a facility must say itself, or what is no longer unknown once it is said.
const NEVER_FROM_PARENT = ['noticedAt', 'urgent', 'supportRequested'];

/** Whether a fact is the one that the parent case gives: it fills what the facility does not know. */
function isOfParent({ shared, incident }: Case, field: string): boolean {
  if (!shared || NEVER_FROM_PARENT.includes(field)) return false;
  const value = factOf(shared.facts, field);
  const isKnown = value !== 'unknown' && spellFact(field, value) !== '—';
  return isKnown && JSON.stringify(value) === JSON.stringify(factOf(incident, field));
}

/** What the facility said, in its words, and who it is. */
export function CaseFacts(part: CasePart) {
  const { state } = part;
  const { incident, facilities, resolution } = state;
  const told = FIELDS.filter((field) => factOf(incident, field) !== undefined);
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">Faits déclarés</h2>
      <p className="prose">{incident.narrative}</p>
      <dl className="facts">
        {told.map((field) => (
          <div key={field}>
            <dt>{say(FACT, field)}</dt>
            <dd>
              {spellFact(field, factOf(incident, field))}
              {isOfParent(state, field) && <span className="sub">comme le dossier parent</span>}
            </dd>
          </div>
        ))}
      </dl>
      <h3>Structures</h3>
      <ul className="cards">
        {facilities.map((facility) => (
          <FacilityCard key={facility.id} facility={facility} />
        ))}
      </ul>
      <CaseDeclarations {...part} />
      {resolution && (
        <>
          <h3>Résolution</h3>
          <p>Le {inParis(resolution.at)}.</p>
          <p className="prose">{resolution.causes}</p>
        </>
      )}
    </section>
  );
}
