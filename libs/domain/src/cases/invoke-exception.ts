import { isSettled } from '#domain/obligations';
import type { Case } from './case';
import { refuse, type Decision, type Occasion } from './decision';
import { byPerson, draftOf, note, settle } from './draft';

export const EXCEPTIONS = ['unintelligible_data', 'later_measures', 'disproportionate_effort'] as const;
export type Exception = (typeof EXCEPTIONS)[number];

/** The three exceptions of art. 34.3 RGPD, as they are kept in the proof. */
const TEXTS: Record<Exception, string> = {
  unintelligible_data: 'RGPD art. 34.3 a – données rendues incompréhensibles (chiffrement)',
  later_measures:
    'RGPD art. 34.3 b – mesures ultérieures : le risque élevé n’est plus susceptible de survenir',
  disproportionate_effort: 'RGPD art. 34.3 c – efforts disproportionnés, communication publique à la place',
};

export interface InvokedException {
  exception: Exception;
  reason: string;
  /** Where the public was told, asked for when the effort is said to be disproportionate. */
  communication?: string | null;
  /** The controller that invokes it; null: every one that still owes. */
  facilityId?: string | null;
}

/**
 * The persons are not told one by one, under an exception of art. 34.3 RGPD. The duty is waived with the
 * exception and its reason as the proof; a supervisory authority may still ask for it (art. 34.4).
 */
export function invokeException(state: Case, invoked: InvokedException, o: Occasion): Decision {
  const { exception, reason, communication = null, facilityId = null } = invoked;
  const owed = state.obligations.filter(
    (ob) =>
      ob.act === 'inform_persons' && !isSettled(ob) && (facilityId === null || ob.facilityId === facilityId),
  );
  if (owed.length === 0) return refuse('no_such_duty', ['inform_persons']);
  if (exception === 'disproportionate_effort' && !communication) return refuse('communication_needed');
  const told = communication ? ` Communication publique : ${communication}` : '';
  const draft = draftOf(state);
  note(draft, 'exception_invoked', { exception, facilities: owed.flatMap((ob) => ob.facilityId ?? []) });
  settle(draft, owed, { state: 'waived', at: o.now, proof: `${TEXTS[exception]}. ${reason}${told}` });
  return byPerson(draft, o);
}
