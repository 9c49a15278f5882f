import { functionOf } from '#domain/access';
import { competentArs, isOutOfScope, isTreatedHere, type Act, type CaseFacts } from '#domain/obligations';
import {
  numberAfter,
  proposeLevel,
  type Contest,
  type Level,
  type Qualification,
  type QualificationInput,
} from '#domain/qualification';
import { factsOf, type Case } from './case';
import { refuse, type CaseEventType, type Decision, type Occasion, type Refused } from './decision';
import { byPerson, draftOf, move, note, type Draft } from './draft';
import { oweLetters } from './owe-letters';
import { rederive, reprioritise } from './rederive';
import { refuseEnded } from './refuse-ended';
import type { TransitionName } from './transitions.data';

/** Acts whose letters leave as soon as a person has qualified. */
export const ACTS_OF_QUALIFICATION: readonly Act[] = ['inform', 'escalate', 'alert', 'transfer', 'remind'];

const PHARMACY_IS_SENT_ON =
  'Pharmacie : hors du périmètre de la déclaration ; les démarches propres à la structure restent dues.';

const OUTCOMES = {
  qualify: 'qualified',
  transfer: 'transferred',
  declare_out_of_scope: 'declared_out_of_scope',
} as const satisfies Partial<Record<TransitionName, CaseEventType>>;

/** What qualifying leads to: the case is treated here, handed over, or none of the desk's. */
function outcomeOf(facts: CaseFacts): keyof typeof OUTCOMES {
  if (isTreatedHere(facts)) return 'qualify';
  return isOutOfScope(facts) ? 'declare_out_of_scope' : 'transfer';
}

/** Whose decision a qualification is, and from when it stands. */
type Decided = Pick<Qualification, 'decidedBy' | 'decidedAt'>;

/** Qualifies the draft and owes the letters that follow. @returns why not, or null */
export function qualify(
  draft: Draft,
  input: QualificationInput,
  decided: Decided,
  occasion: Occasion,
): Refused | null {
  const before = draft.state;
  const facts = factsOf(before);
  const outcome = outcomeOf(facts);
  const obstacle = move(draft, outcome);
  if (obstacle) return refuse('not_allowed_in_this_status', obstacle);

  const proposal = proposeLevel(input.indents);
  const level = input.level ?? proposal.level;
  if (level !== proposal.level && !input.overrideReason) return refuse('override_needs_reason');
  const qualification: Qualification = {
    ...input,
    ...decided,
    ...numberAfter(before.qualification, { ...input, level }, decided.decidedAt),
    proposed: proposal.level,
    because: proposal.because,
    level,
    onBehalfOf: outcome === 'qualify' ? competentArs(facts) : [],
    contests: answered(before.qualification?.contests ?? [], occasion.now),
  };
  draft.state = { ...draft.state, qualification };
  if (outcome === 'declare_out_of_scope') {
    const reason = input.reason || PHARMACY_IS_SENT_ON;
    draft.state = { ...draft.state, outOfScope: { category: 'pharmacy', reason } };
  }
  reprioritise(draft);
  const { because, onBehalfOf, proposed } = qualification;
  note(draft, OUTCOMES[outcome], { level, proposed, because, onBehalfOf });
  rederive(draft, occasion);
  oweLetters(draft, ACTS_OF_QUALIFICATION, occasion);
  return null;
}

/**
 * Enters the qualification "pour le compte de l'ARS" (arrêté du 30 octobre 2017, art. 2) and owes the
 * letters that follow. Qualifying again re-derives the obligations without erasing anything.
 */
export function qualifyCase(state: Case, input: QualificationInput, occasion: Occasion): Decision {
  const draft = draftOf(state);
  const decided = { decidedBy: functionOf(occasion.actor), decidedAt: occasion.now };
  return qualify(draft, input, decided, occasion) ?? byPerson(draft, occasion);
}

const answered = (contests: readonly Contest[], now: number): Contest[] =>
  contests.map((contest) => ({ ...contest, answeredAt: contest.answeredAt ?? now }));

/**
 * An ARS contests the qualification entered on its behalf; the desk qualifies again. Two agencies may contest
 * differently: each contest stands until it is answered, and only then may the same agency contest again.
 */
export function contestQualification(
  state: Case,
  { ars, reason, level }: { ars: string; reason: string; level: Level | null },
  o: Occasion,
): Decision {
  const { qualification } = state;
  const ended = refuseEnded(state);
  if (ended) return ended;
  if (!qualification) return refuse('not_qualified_yet');
  if (!qualification.onBehalfOf.includes(ars)) return refuse('not_competent');
  const isWaiting = qualification.contests.some(({ by, answeredAt }) => by === ars && answeredAt === null);
  if (isWaiting) return refuse('already_contested', [ars]);
  const contest: Contest = { by: ars, at: o.now, reason, level, answeredAt: null };
  const contests = [...qualification.contests, contest];
  const draft = draftOf({ ...state, qualification: { ...qualification, contests } });
  note(draft, 'contested', { by: ars, level });
  return byPerson(draft, o);
}
