import { findRule, isSettled, type Act, type Obligation } from '#domain/obligations';
import type { Instant } from '#domain/declarations';
import { functionOf } from '#domain/access';
import type { Case, OutOfScope, Resolution } from './case';
import { refuse, type Decision, type Occasion } from './decision';
import { byPerson, draftOf, endTasks, move, note, supersede, type Draft } from './draft';
import { oweLetters } from './owe-letters';
import { rederive } from './rederive';

// For these a letter that has left is enough; an escalation or an alert must be acknowledged.
const DONE_WHEN_SENT: readonly Act[] = ['acknowledge', 'remind', 'inform', 'transfer'];

/** What still stands between a case and its closing: the rules say which duties the desk waits for. */
export function stillOpen(state: Case): Obligation[] {
  return state.obligations.filter(
    (o) =>
      !isSettled(o) &&
      findRule(o.rule, o.ruleVersion)?.closing !== 'does_not_wait' &&
      !(o.state === 'sent' && DONE_WHEN_SENT.includes(o.act)),
  );
}

/** What is said of the end of an incident; only the causes are asked for. */
export type Report = Pick<Resolution, 'causes'> & Partial<Omit<Resolution, 'at' | 'causes'>>;

function refuseEnd(state: Case, endedAt: Instant | null, now: Instant): string | null {
  if (endedAt === null) return null;
  if (endedAt > now + 5 * 60_000) return 'endedAt:in_the_future';
  return endedAt < (state.incident.startedAt ?? state.incident.noticedAt) ? 'endedAt:end_before_start' : null;
}

/** The incident is over, with its causes, or "inconnues" (art. D.1111-16-3: without delay). */
export function resolveCase(state: Case, report: Report, o: Occasion): Decision {
  const { causes, endedAt = state.incident.endedAt, measures = null, costEuros = null } = report;
  const fault = refuseEnd(state, endedAt, o.now);
  if (fault) return refuse('dates_impossible', [fault]);
  const resolution: Resolution = { at: o.now, causes, endedAt, measures, costEuros };
  const draft = draftOf({ ...state, resolution, incident: { ...state.incident, endedAt } });
  const obstacle = move(draft, 'resolve');
  if (obstacle) return refuse('not_allowed_in_this_status', obstacle);
  note(draft, 'resolved');
  rederive(draft, o, 'fin de l’incident rapportée');
  return byPerson(draft, o);
}

/** Closing needs a resolution, and so a qualification, and every obligation done or waived with a reason. */
export function closeCase(state: Case, o: Occasion): Decision {
  const draft = draftOf(state);
  const obstacle = move(draft, 'close');
  if (obstacle) return refuse('not_allowed_in_this_status', obstacle);
  const open = stillOpen(state);
  if (open.length > 0) {
    return refuse(
      'obligations_still_open',
      open.map((b) => `${b.debtor} ${b.act} ${b.creditor}`),
    );
  }
  note(draft, 'closed');
  return byPerson(draft, o);
}

/**
 * Not for this desk, with the reason and where to turn; counted apart. Authorities are owed nothing about
 * it any more; what the facility owes in its own name stays.
 */
export function declareOutOfScope(state: Case, outOfScope: OutOfScope, o: Occasion): Decision {
  const draft = draftOf({ ...state, outOfScope });
  const obstacle = move(draft, 'declare_out_of_scope');
  if (obstacle) return refuse('not_allowed_in_this_status', obstacle);
  note(draft, 'declared_out_of_scope', { category: outOfScope.category });
  const moot = state.obligations.filter((b) => b.debtor === 'cert' && b.state === 'open');
  supersede(draft, moot, o.now);
  return byPerson(draft, o);
}

/** Whether to take the case up again is no longer asked. */
function answerNews(draft: Draft, { actor, now }: Occasion): void {
  const asked = draft.state.tasks.filter((t) => t.kind === 'news_on_ended_case' && t.doneAt === null);
  const outcome = `${functionOf(actor)} : dossier repris`;
  endTasks(draft, asked, now, outcome);
  for (const { id, kind } of asked) note(draft, 'task_done', { id, kind });
}

/** Takes an ended case up again: where it was handled, or back in triage when it was sent elsewhere. */
export function reopenCase(state: Case, reason: string, o: Occasion): Decision {
  const draft = draftOf({
    ...state,
    resolution: null,
    outOfScope: null,
    mergedInto: null,
    mergedCodeOpens: false,
  });
  const obstacle = move(draft, 'reopen') && move(draft, 'reconsider');
  if (obstacle) return refuse('not_allowed_in_this_status', obstacle);
  note(draft, state.mergedInto === null ? 'reopened' : 'unmerged', { reason });
  answerNews(draft, o);
  rederive(draft, o, 'dossier repris');
  // A merge took back what had not left: whoever declared is owed its receipt again.
  if (state.mergedInto !== null) oweLetters(draft, ['acknowledge'], o);
  return byPerson(draft, o);
}
