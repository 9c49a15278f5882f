import type { Instant } from '#domain/declarations';
import { controllersOf, isSettled, type Obligation, type Phase } from '#domain/obligations';
import { factsOf, type Case } from './case';
import { decide, refuse, type Decision, type Occasion } from './decision';
import { draftOf, note, openObligations, replaceObligations, settle, type Draft } from './draft';
import { rederive } from './rederive';

/** With whom a facility may say that it has filed. */
export const FILED_WITH = ['cnil', 'anssi', 'ansm', 'ars', 'police', 'nis2'] as const;

export interface Filing {
  with: (typeof FILED_WITH)[number];
  phase: Phase;
  reference: string;
  filedAt: Instant;
  /** The controller that filed; null: the one that declared. */
  facilityId?: string | null;
  /** "Motifs du retard": asked for once the clock has run out (art. 33.1 RGPD). */
  lateReason?: string | null;
}

// A declarant's clock may run a little ahead of ours.
const TOLERANCE = 5 * 60_000;
/** Stages that may be told again without being owed: what is new is worth knowing. */
const REPEATABLE: readonly Phase[] = ['complement', 'complete', 'intermediate'];

/** How many filings that nothing asked for are kept of one controller: beyond, somebody repeats himself. */
export const MOST_UNASKED_FILINGS = 50;
const UNASKED = 'rapporté le ';

function isWith(filing: Filing, o: Obligation): boolean {
  const authority = filing.with === 'ars' ? o.creditor.startsWith('ars:') : o.creditor === filing.with;
  const isTheirs = filing.with === 'nis2' ? o.rule.startsWith('R23-') : authority;
  return o.act === 'file' && isTheirs && o.phase === filing.phase;
}

function filer(state: Case, { facilityId = null }: Filing): string | null {
  const facts = factsOf(state);
  if (facilityId !== null) return state.facilities.find((f) => f.id === facilityId)?.id ?? null;
  return controllersOf(facts).find((f) => f.declares)?.id ?? facts.facilities[0]!.id;
}

/** A filing that nothing asked for any more: kept all the same, as done. */
function keepUnasked(draft: Draft, pattern: Obligation, filing: Filing, o: Occasion): void {
  const round = `${UNASKED}${new Date(o.now).toISOString()}`;
  const kept: Obligation = {
    ...pattern,
    ...{ id: o.newId(), round, phase: filing.phase, openedAt: o.now, anchorAt: o.now, dueAt: null },
    ...{ reanchored: [], sentAt: null, overdueAt: null, lateReason: null },
    ...{ state: 'fulfilled', settledAt: filing.filedAt, proof: filing.reference },
  };
  openObligations(draft, [kept]);
}

function faultOfDate(state: Case, { filedAt }: Filing, now: Instant): string | null {
  if (filedAt > now + TOLERANCE) return 'filedAt:in_the_future';
  return filedAt < state.incident.noticedAt ? 'filedAt:before_the_incident' : null;
}

const isLate = ({ dueAt }: Obligation, filedAt: Instant | null) =>
  dueAt !== null && filedAt !== null && filedAt > dueAt;

/** "Motifs du retard" of what was filed late and said so without them (art. 33.1 RGPD). */
function explainDelay(state: Case, filings: readonly Obligation[], lateReason: string): Decision {
  const draft = draftOf(state);
  replaceObligations(
    draft,
    filings.map((ob) => ({ ...ob, lateReason })),
  );
  for (const { creditor, phase, proof } of filings) {
    note(draft, 'filing_reported', { with: creditor, phase, reference: proof });
  }
  return decide(draft.state, draft.events);
}

/** What is said of a filing that is no longer owed: the reasons of its delay, once more what is known, or too much. */
function answerUnowed(state: Case, filing: Filing, filings: readonly Obligation[]): Decision | null {
  const done = filings.filter((ob) => ob.state === 'fulfilled');
  if (done.length > 0 && !REPEATABLE.includes(filing.phase)) {
    const unexplained = done.filter((ob) => isLate(ob, ob.settledAt) && ob.lateReason === null);
    if (unexplained.length > 0 && filing.lateReason)
      return explainDelay(state, unexplained, filing.lateReason);
    return refuse(
      'already_filed',
      done.flatMap((ob) => ob.proof ?? []),
    );
  }
  const facilityId = filer(state, filing);
  const unasked = state.obligations.filter(
    (ob) => ob.act === 'file' && ob.facilityId === facilityId && ob.round.startsWith(UNASKED),
  );
  return unasked.length >= MOST_UNASKED_FILINGS
    ? refuse('too_many_filings', [`${MOST_UNASKED_FILINGS}`])
    : null;
}

/**
 * The facility says that it has filed; the product never files in its place. What is filed after its clock
 * ran out needs the reasons of the delay, as the CNIL asks for them.
 */
export function recordFiling(state: Case, filing: Filing, o: Occasion): Decision {
  const fault = faultOfDate(state, filing, o.now);
  if (fault) return refuse('dates_impossible', [fault]);
  const facilityId = filer(state, filing);
  if (facilityId === null) return refuse('no_such_facility', [filing.facilityId ?? '']);
  const filings = state.obligations.filter((ob) => isWith(filing, ob) && ob.facilityId === facilityId);
  const open = filings.filter((ob) => !isSettled(ob));
  const answer = open.length === 0 ? answerUnowed(state, filing, filings) : null;
  if (answer) return answer;
  const late = open.filter((ob) => isLate(ob, filing.filedAt));
  if (late.length > 0 && !filing.lateReason)
    return refuse(
      'late_needs_reason',
      late.map((ob) => ob.rule),
    );

  const draft = draftOf(state);
  note(draft, 'filing_reported', { with: filing.with, phase: filing.phase, reference: filing.reference });
  settle(draft, open, { state: 'fulfilled', at: filing.filedAt, proof: filing.reference });
  const lateIds = new Set(late.map(({ id }) => id));
  replaceObligations(
    draft,
    draft.state.obligations
      .filter(({ id }) => lateIds.has(id))
      .map((ob) => ({ ...ob, lateReason: filing.lateReason ?? null })),
  );
  const pattern = state.obligations.find(
    (ob) => ob.act === 'file' && ob.facilityId === facilityId && isWith({ ...filing, phase: ob.phase }, ob),
  );
  if (open.length === 0 && pattern) keepUnasked(draft, pattern, filing, o);
  rederive(draft, o, 'notification rapportée');
  return decide(draft.state, draft.events);
}
