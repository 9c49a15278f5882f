import { aCase, accepted, ANALYST, anOccasion, refusalOf } from '../../../../test/builders/case';
import { caseItem, decideMarking, markItem, markingOf, type Case } from '.';
import type { Labels } from '#domain/marking';

const o = anOccasion();
const another = anOccasion({
  actor: { ...ANALYST, accountId: '00000000-0000-7000-8000-00000000a002' } as typeof ANALYST,
});
const mark = (state: Case, change: Partial<Labels>, occasion = o) =>
  markItem(
    state,
    { ...caseItem(state), wanted: { ...markingOf(state), ...change }, reason: 'x', agreement: null },
    occasion,
  );
const [asked] = [(state: Case) => state.markingChanges.at(-1)!];

describe('a marking', () => {
  const state = aCase().qualified().build();

  it('is made stricter by one person', () => {
    const after = accepted(mark(state, { pap: 'RED', compartments: ['criminal'] }));
    expect([after.pap, after.compartments, after.markingChanges]).toEqual(['RED', ['criminal'], []]);
    expect(refusalOf(mark(after, {}))).toBe('nothing_changes');
  });

  it.each([
    ['a wider label', { tlp: 'GREEN' }],
    ['more permitted actions', { pap: 'CLEAR' }],
  ] as const)('with %s waits for another person, and holds until then', (_what, change) => {
    const waiting = accepted(mark(state, change));
    expect(markingOf(waiting)).toEqual(markingOf(state));
    const { id } = asked(waiting);
    const confirm = { changeId: id, outcome: 'applied' } as const;
    expect(refusalOf(decideMarking(waiting, confirm, o))).toBe('another_person_needed');
    expect(refusalOf(mark(waiting, change))).toBe('already_asked');
    const after = accepted(decideMarking(waiting, confirm, another));
    expect(markingOf(after)).toEqual({ ...markingOf(state), ...change });
    expect(refusalOf(decideMarking(after, confirm, another))).toBe('no_such_marking_change');
  });

  it('that was to be weakened is given up by whoever asked', () => {
    const waiting = accepted(mark(state, { tlp: 'CLEAR' }));
    const after = accepted(decideMarking(waiting, { changeId: asked(waiting).id, outcome: 'withdrawn' }, o));
    expect([after.tlp, asked(after).outcome]).toEqual([state.tlp, 'withdrawn']);
  });

  it('RED keeps what has not left at home, and names the writer and whoever treats the case', () => {
    const after = accepted(mark({ ...state, assignee: 'somebody' }, { tlp: 'RED' }));
    const named = after.grants.filter((g) => g.tlpMax === 'RED').map(({ principal }) => principal);
    expect(named).toEqual([`account:${'accountId' in ANALYST ? ANALYST.accountId : ''}`, 'account:somebody']);
    expect(
      after.letters.every((l) => ['cancelled', 'held'].includes(l.state) || l.recipient === 'declarant'),
    ).toBe(true);
  });

  it('of an item leaves the case as it is', () => {
    const part = { item: 'declaration' as const, itemId: 'd-1', was: markingOf(state) };
    const wanted = { ...markingOf(state), compartments: ['patient-data' as const] };
    const after = accepted(markItem(state, { ...part, wanted, reason: 'x', agreement: null }, o));
    expect(markingOf(after)).toEqual(markingOf(state));
  });
});
