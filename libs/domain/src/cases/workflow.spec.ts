import {
  acknowledgeLetter,
  closeCase,
  declareOutOfScope,
  faultsOfWorkflow,
  findNextStatus,
  qualifyCase,
  reopenCase,
  resolveCase,
  STATUSES,
  takeCase,
  transitionsFrom,
  TRANSITIONS,
  type Case,
  type Decision,
  type Status,
  type TransitionName,
} from '.';
import { anOccasion, CASE_IN } from '../../../../test/builders/case';
import { aFacility, aQualificationInput } from '../../../../test/builders/facts';

/** Written by hand from the drawing of the workflow; where a transition is allowed, what it leads to. */
const DRAWING: Record<TransitionName, Partial<Record<Status, Status>>> = {
  take: { received: 'triage' },
  qualify: { triage: 'qualified', qualified: 'qualified', handling: 'qualified', resolved: 'qualified' },
  transfer: { triage: 'transferred' },
  declare_out_of_scope: { triage: 'out_of_scope' },
  start_handling: { qualified: 'handling' },
  resolve: { qualified: 'resolved', handling: 'resolved' },
  close: { resolved: 'closed' },
  reopen: { resolved: 'handling', closed: 'handling' },
  merge: { received: 'merged', triage: 'merged', qualified: 'merged', handling: 'merged' },
  reconsider: { out_of_scope: 'triage', transferred: 'triage', merged: 'triage' },
};

const NAMES = Object.keys(TRANSITIONS) as TransitionName[];
const everyPair = NAMES.flatMap((name) =>
  STATUSES.map((from): [TransitionName, Status, Status | null] => [name, from, DRAWING[name][from] ?? null]),
);

const military = (state: Case): Case => ({
  ...state,
  facilities: [aFacility({ type: 'military_hospital' })],
});
const civil = (state: Case): Case => ({ ...state, facilities: [aFacility()] });

/** The command of a person that performs each transition; `start_handling` follows from a letter. */
const COMMANDS: Partial<Record<TransitionName, (state: Case) => Decision>> = {
  qualify: (state) => qualifyCase(civil(state), aQualificationInput(), anOccasion()),
  transfer: (state) => qualifyCase(military(state), aQualificationInput(), anOccasion()),
  declare_out_of_scope: (state) =>
    declareOutOfScope(state, { category: 'pharmacy', reason: 'pharmacie' }, anOccasion()),
  resolve: (state) => resolveCase(state, { causes: 'inconnues' }, anOccasion()),
  close: (state) => closeCase(state, anOccasion()),
};
const commandPairs = everyPair.filter(([name]) => COMMANDS[name]);

describe('the workflow', () => {
  it.each(everyPair)('%s from %s leads to %s', (name, from, to) => {
    expect(findNextStatus(from, name)).toBe(to);
    expect(transitionsFrom(from).includes(name)).toBe(to !== null);
  });

  it.each(commandPairs)('the command of %s on a case in %s leads to %s', (name, from, to) => {
    const decision = COMMANDS[name]!(CASE_IN[from]());
    if (to === null) {
      expect(decision).toMatchObject({ ok: false, refusal: 'not_allowed_in_this_status' });
      expect(decision).toHaveProperty('detail', [from, ...transitionsFrom(from)]);
    } else {
      expect(decision).toMatchObject({ ok: true, state: { status: to } });
    }
  });

  it.each(STATUSES)('reopening a case in %s reopens it, reconsiders it or is refused', (from) => {
    const to = DRAWING.reopen[from] ?? DRAWING.reconsider[from];
    const decision = reopenCase(CASE_IN[from](), 'nouveaux faits', anOccasion());
    expect(decision).toMatchObject(to ? { ok: true, state: { status: to } } : { ok: false });
  });

  it.each(STATUSES)('the builder of a case in %s keeps its word', (status) => {
    expect(CASE_IN[status]().status).toBe(status);
  });

  it('reaches every status', () => {
    expect(faultsOfWorkflow()).toEqual([]);
  });

  it('reaches every status in whatever order the table is written', () => {
    expect(faultsOfWorkflow(Object.fromEntries(Object.entries(TRANSITIONS).reverse()))).toEqual([]);
  });

  it('finds a status that nothing leads to, and those behind it', () => {
    const { resolve, ...rest } = TRANSITIONS;
    expect(resolve.to).toBe('resolved');
    expect(faultsOfWorkflow(rest)).toEqual(['nothing leads to resolved', 'nothing leads to closed']);
  });

  it('does not take a loop among unreachable statuses for a way in', () => {
    const loop = {
      ...TRANSITIONS,
      close: { from: ['closed'], to: 'closed' },
    } as const;
    expect(faultsOfWorkflow(loop)).toEqual(['nothing leads to closed']);
  });
});

describe('taking a case', () => {
  it.each(STATUSES)('changes the hands of a case in %s, unless it has ended', (status) => {
    const decision = takeCase(CASE_IN[status](), 'somebody', anOccasion());
    const ended = ['closed', 'out_of_scope', 'transferred', 'merged'].includes(status);
    if (ended) {
      expect(decision).toMatchObject({ ok: false, refusal: 'not_allowed_in_this_status', detail: [status] });
      return;
    }
    const next = status === 'received' ? 'triage' : status;
    expect(decision).toMatchObject({ ok: true, state: { status: next, assignee: 'somebody' } });
  });
});

describe('handling', () => {
  const toward = (state: Case, recipient: string) => state.letters.find((l) => l.recipient === recipient)!.id;

  it('begins when an authority answers', () => {
    const state = CASE_IN.qualified();
    const decision = acknowledgeLetter(state, toward(state, 'fssi'), anOccasion());
    expect(decision).toMatchObject({ ok: true, state: { status: 'handling' } });
  });

  it('does not begin because the declarant answers', () => {
    const state = CASE_IN.qualified();
    const decision = acknowledgeLetter(state, toward(state, 'declarant'), anOccasion());
    expect(decision).toMatchObject({ ok: true, state: { status: 'qualified' } });
  });
});
