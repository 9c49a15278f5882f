import { functionOf } from '#domain/access';
import { findRegion } from '#domain/facilities';
import type { Case } from './case';
import { refuse, type Decision, type Occasion } from './decision';
import { byPerson, draftOf, endTasks, note, type Draft } from './draft';
import { followAgencies } from './open-circle';
import { oweLetters } from './owe-letters';
import { ACTS_OF_QUALIFICATION } from './qualify-case';
import { rederive } from './rederive';
import { refuseEnded } from './refuse-ended';

export interface Rerouting {
  facilityId: string;
  /** `ars:NN`; null: no agency is competent, and the desk and the FSSI go on alone. */
  ars: string | null;
  reason: string;
}

const isAgency = (code: string) => code.startsWith('ars:') && findRegion(code.slice('ars:'.length)) !== null;

/** The task to find an agency by hand is done: a person has decided, be it that there is none. */
function closeTask(draft: Draft, { facilityId, ars }: Rerouting, { actor, now }: Occasion): void {
  const outcome = `${functionOf(actor)} : ${ars ?? 'aucune ARS'}`;
  const done = draft.state.tasks.filter(
    (t) => t.kind === 'no_competent_ars' && t.subject === facilityId && t.doneAt === null,
  );
  endTasks(draft, done, now, outcome);
  for (const { id, kind } of done) note(draft, 'task_done', { id, kind });
}

/**
 * A person designates the agency of a facility, against what its département says: none was found, or the facility
 * closed, merged or moved. What was owed to the former agency and has not left is superseded, what the new one is
 * owed opens, and its letters leave when the case is qualified. What the former agency was told stays told, and
 * what was decided in its name stays so: the desk qualifies again for the new one.
 */
export function rerouteFacility(state: Case, rerouting: Rerouting, o: Occasion): Decision {
  const { facilityId, ars, reason } = rerouting;
  const ended = refuseEnded(state);
  if (ended) return ended;
  const facility = state.facilities.find((f) => f.id === facilityId && f.leftAt === null);
  if (!facility) return refuse('no_such_facility', [facilityId]);
  if (ars !== null && !isAgency(ars)) return refuse('no_such_agency', [ars]);
  const draft = draftOf({
    ...state,
    facilities: state.facilities.map((f) => (f === facility && f.ars !== ars ? { ...f, ars } : f)),
  });
  note(draft, 'facility_rerouted', { id: facilityId, from: facility.ars, to: ars, reason });
  closeTask(draft, rerouting, o);
  followAgencies(draft, state, o);
  rederive(draft, o, 'agence compétente désignée par une personne');
  if (draft.state.qualification) oweLetters(draft, ACTS_OF_QUALIFICATION, o);
  return byPerson(draft, o);
}
