import type { Instant } from '#domain/declarations';
import type { Case, SharedFacts } from './case';
import { decide, type Decision, type Occasion } from './decision';
import { draftOf, move, note, type Draft } from './draft';
import { oweLetters } from './owe-letters';
import { oweNews } from './owe-news';
import { ACTS_OF_QUALIFICATION, qualify } from './qualify-case';
import { rederive, reprioritise } from './rederive';
import { ENDED } from './transitions.data';
import { notifiableChangeOf } from './what-is-notified';

type Shared = SharedFacts & { qualification: NonNullable<SharedFacts['qualification']> };
const decides = (shared: SharedFacts): shared is Shared => shared.qualification !== null;

/**
 * Whether a decision for all may stand for this case: not when somebody looked at this one later, when its
 * agency waits for an answer, or when its incident is over.
 */
function mayTakeOver({ status, qualification }: Case, decidedAt: Instant): boolean {
  if (status === 'resolved' || ENDED.includes(status)) return false;
  if (qualification === null) return true;
  const isContested = qualification.contests.some((contest) => contest.answeredAt === null);
  return !isContested && qualification.decidedAt < decidedAt;
}

/** Each child is qualified by the same rules, for its own agency, by the function of who decided for all. */
function takeOver(draft: Draft, { qualification, by, at }: Shared, o: Occasion): boolean {
  const { state } = draft;
  // Decided before this case arrived, it stands for it from the arrival on.
  const decidedAt = Math.max(at, state.receivedAt);
  if (!mayTakeOver(state, decidedAt)) return false;
  if (state.status === 'received') move(draft, 'take');
  if (qualify(draft, qualification, { decidedBy: by, decidedAt }, o) !== null) {
    draft.state = state;
    return false;
  }
  // Whoever is editing the case meanwhile has to be told.
  const { version } = draft.state;
  draft.state = { ...draft.state, version: version + 1, lastChange: { by, at: o.now } };
  return true;
}

/**
 * Brings a case up to what its parent shares: facts where its own are unknown, the decision for all, a notice
 * to its declarant when there is something to read.
 * @param revisions those that it has not followed yet, oldest first
 */
export function follow(draft: Draft, revisions: readonly SharedFacts[], o: Occasion): void {
  const latest = revisions.at(-1);
  if (latest === undefined) return;
  const message = revisions.findLast((shared) => shared.message !== null)?.message ?? null;
  const shared = { ...latest, message: message ?? draft.state.shared?.message ?? null };
  const { state } = draft;
  const notifiableChangedAt = notifiableChangeOf(state, { ...state, shared }, o.now);
  draft.state = { ...state, shared, sharedRevision: latest.revision, notifiableChangedAt };
  const { revision } = latest;
  if (ENDED.includes(draft.state.status)) return note(draft, 'followed', { revision, qualified: false });
  reprioritise(draft);
  rederive(draft, o, 'faits partagés par le dossier parent');
  const decision = revisions.findLast(decides);
  const qualified = decision !== undefined && takeOver(draft, decision, o);
  if (draft.state.qualification) oweLetters(draft, ACTS_OF_QUALIFICATION, o);
  if (message !== null && !ENDED.includes(draft.state.status)) oweNews(draft, o);
  note(draft, 'followed', { revision, qualified });
}

/** The system applies what the parent shared since this case last looked; doing it twice changes nothing. */
export function followParent(child: Case, revisions: readonly SharedFacts[], o: Occasion): Decision {
  const draft = draftOf(child);
  const isOwn = child.parentId !== null;
  const behind = revisions.filter(({ revision }) => isOwn && revision > child.sharedRevision);
  follow(draft, behind, o);
  return decide(draft.state, draft.events);
}
