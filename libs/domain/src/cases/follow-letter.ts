import { factsOf, type Case, type Letter } from './case';
import { judgeRelease, type Item, type ReleaseVerdict } from '#domain/releases';
import { decide, refuse, type Decision, type Occasion } from './decision';
import {
  draftOf,
  endTasks,
  move,
  note,
  openTask,
  openTasksAbout,
  replaceObligations,
  settle,
  type Draft,
} from './draft';

function replaceLetter(draft: Draft, letter: Letter): void {
  const letters = draft.state.letters.map((l) => (l.id === letter.id ? letter : l));
  draft.state = { ...draft.state, letters };
}

/** A letter that was cancelled while the relay had it stays cancelled: another one carries its duties. */
function replaceUnlessCancelled(draft: Draft, letter: Letter, state: Letter['state']): void {
  replaceLetter(draft, letter.state === 'cancelled' ? letter : { ...letter, state });
}

function obligationsOf(state: Case, letter: Letter) {
  return state.obligations.filter((o) => letter.obligationIds.includes(o.id));
}

/** Handling begins when an authority is told or answers, not the declarant: from then on the desk accompanies. */
export function startHandling(draft: Draft, recipient: string): void {
  if (draft.state.status !== 'qualified' || recipient === 'declarant') return;
  move(draft, 'start_handling');
  note(draft, 'handling_started');
}

/** Asked again just before sending: a release may have been revoked since the letter was owed. */
export function judgeLetter(state: Case, letter: Letter, now: number): ReleaseVerdict {
  const release = state.releases.find((r) => r.id === letter.releaseId) ?? null;
  // A case that became RED since makes no ordinary mail of what was marked wider.
  const tlp = state.tlp === 'RED' ? state.tlp : letter.tlp;
  return judgeRelease(release, factsOf(state), { recipient: letter.recipient, tlp, now });
}

/** What a letter says of the case: of what its release covers, the part that it carries. */
export function itemsOfLetter({ releases }: Pick<Case, 'releases'>, { releaseId, items }: Letter): Item[] {
  const covered = releases.find(({ id }) => id === releaseId)?.items ?? [];
  return items === null ? covered : covered.filter((item) => items.includes(item));
}

/** The relay accepted the letter. "Sent" is not "received". */
export function recordLetterSent(state: Case, letterId: string, proof: string, o: Occasion): Decision {
  const letter = state.letters.find((l) => l.id === letterId);
  if (!letter) return refuse('no_such_letter');
  if (letter.state === 'sent' || letter.state === 'acknowledged') return decide(state, []);
  const draft = draftOf(state);
  replaceUnlessCancelled(draft, { ...letter, sentAt: o.now }, 'sent');
  const prepared = obligationsOf(state, letter).filter((ob) => ob.state === 'prepared');
  replaceObligations(
    draft,
    prepared.map((ob) => ({ ...ob, state: 'sent' as const, sentAt: o.now, proof })),
  );
  note(draft, 'letter_sent', { id: letter.id, recipient: letter.recipient, message: letter.message });
  startHandling(draft, letter.recipient);
  return decide(draft.state, draft.events);
}

export interface Obstacle {
  kind: 'release_refused' | 'no_valid_key' | 'delivery_failed';
  /** What a person should do, in French. */
  todo: string;
}

/** The letter cannot leave: it is held, or failed for good, and a task says what would lift it. */
export function recordLetterStopped(state: Case, letterId: string, why: Obstacle, o: Occasion): Decision {
  const letter = state.letters.find((l) => l.id === letterId);
  if (!letter) return refuse('no_such_letter');
  // A late bounce of a copy does not unsay what the recipient said.
  if (letter.state === 'acknowledged' || letter.state === 'cancelled') return decide(state, []);
  const failed = why.kind === 'delivery_failed';
  const draft = draftOf(state);
  replaceLetter(draft, { ...letter, state: failed ? 'failed' : 'held' });
  note(draft, failed ? 'letter_failed' : 'letter_held', { id: letter.id, recipient: letter.recipient });
  openTask(draft, { kind: why.kind, subject: letter.recipient, todo: why.todo }, o);
  return decide(draft.state, draft.events);
}

/** Tries a held or failed letter again, after a person mended what stopped it. */
export function retryLetter(state: Case, letterId: string, o: Occasion): Decision {
  const letter = state.letters.find((l) => l.id === letterId);
  if (!letter || (letter.state !== 'held' && letter.state !== 'failed')) return refuse('no_such_letter');
  const verdict = judgeLetter(state, letter, o.now);
  if (!verdict.allowed) return refuse('release_refused', [verdict.wouldLift]);
  const draft = draftOf(state);
  replaceLetter(draft, { ...letter, state: 'owed' });
  endTasks(draft, openTasksAbout(draft, letter.recipient), o.now);
  note(draft, 'letter_owed', { id: letter.id, recipient: letter.recipient, message: letter.message });
  return decide(draft.state, draft.events);
}

/** The recipient says that it has the letter; doing it twice changes nothing. */
export function acknowledgeLetter(state: Case, letterId: string, o: Occasion): Decision {
  const letter = state.letters.find((l) => l.id === letterId);
  if (!letter) return refuse('no_such_letter');
  if (letter.acknowledgedAt !== null) return decide(state, []);
  const draft = draftOf(state);
  replaceUnlessCancelled(draft, { ...letter, acknowledgedAt: o.now }, 'acknowledged');
  note(draft, 'letter_acknowledged', { id: letter.id, recipient: letter.recipient });
  const open = obligationsOf(state, letter).filter((ob) => ob.settledAt === null);
  settle(draft, open, { state: 'acknowledged', at: o.now, proof: 'lien à usage unique' });
  startHandling(draft, letter.recipient);
  return decide(draft.state, draft.events);
}
