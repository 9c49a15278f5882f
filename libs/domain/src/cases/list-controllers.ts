import { isDeclaredByProcessor, type CaseFacility } from '#domain/obligations';
import { faultOfAwareness, followAwareness } from './awareness';
import { factsOf, type Case } from './case';
import { refuse, type Decision, type Occasion } from './decision';
import { draftOf, note } from './draft';
import { followAgencies } from './open-circle';
import { reopenForNews } from './raise-news';
import { reprioritise } from './rederive';
import { refuseEnded } from './refuse-ended';

const BY_PROCESSOR = 'connaissance du responsable de traitement rapportée par son sous-traitant';

/** Those of the list that the case does not hold yet, and what the list says anew of those that it holds. */
function mergeControllers(held: readonly CaseFacility[], listed: readonly CaseFacility[]): CaseFacility[] {
  const isSame = (a: CaseFacility, b: CaseFacility) =>
    a.id === b.id || (a.finess !== null && a.finess === b.finess);
  const told = held.map((f) => {
    const again = listed.find((l) => isSame(l, f));
    return again?.awarenessAt && !f.declares && again.awarenessAt !== f.awarenessAt
      ? { ...f, awarenessAt: again.awarenessAt }
      : f;
  });
  const added = listed.filter((l, i) => {
    const isRepeated = listed.slice(0, i).some((earlier) => isSame(earlier, l));
    return !isRepeated && !held.some((f) => isSame(f, l));
  });
  return [...told, ...added.map((f) => ({ ...f, declares: false }))];
}

/**
 * A processor names the controllers that it works for (art. 33.2 RGPD). Each files for itself, from its own
 * awareness; the clock of one that does not know yet does not run. A closed case is taken up again; one that ended
 * otherwise owes nothing to anybody here.
 */
export function listControllers(state: Case, listed: readonly CaseFacility[], o: Occasion): Decision {
  if (!isDeclaredByProcessor(factsOf(state))) return refuse('not_a_processor');
  const ended = state.status === 'closed' ? null : refuseEnded(state);
  if (ended) return ended;
  const faults = listed.flatMap(({ awarenessAt }, i) => {
    const fault = awarenessAt === null ? null : faultOfAwareness(state, awarenessAt, o.now);
    return fault === null ? [] : [`controllers.${i}.awarenessAt:${fault}`];
  });
  if (faults.length > 0) return refuse('dates_impossible', faults);
  const facilities = mergeControllers(state.facilities, listed);
  const held = new Set(state.facilities.map(({ id }) => id));
  const draft = draftOf({ ...state, facilities });
  note(draft, 'controllers_listed', {
    added: facilities.filter(({ id }) => !held.has(id)).map(({ id }) => id),
    count: listed.length,
  });
  followAgencies(draft, state, o);
  reopenForNews(draft, 'responsables de traitement indiqués');
  reprioritise(draft);
  return followAwareness(draft, o, BY_PROCESSOR);
}
