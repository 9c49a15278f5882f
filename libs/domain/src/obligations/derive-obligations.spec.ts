import {
  changesOfObligations,
  complementOwed,
  isOverdue,
  isSettled,
  OBLIGATION_STATES,
  obligationsFor,
  type CaseFacts,
  type Obligation,
} from '.';
import { anOccasion } from '../../../../test/builders/case';
import { aQualification, HOUR, NIGHT, noData, someFacts } from '../../../../test/builders/facts';

const occasion = anOccasion();
const open = (facts: CaseFacts) => changesOfObligations(facts, [], occasion).opened;
const only = (held: Obligation[], rule: string) => held.filter((o) => o.rule === rule);
const set = (held: Obligation[], rule: string, change: Partial<Obligation>) =>
  held.map((o) => (o.rule === rule ? { ...o, ...change } : o));

const calm = someFacts();
const breach = someFacts({ incident: { data: noData({ personal: 'yes' }) } });
const pilot = someFacts({ qualification: aQualification({ level: 'significatif' }) });
const lesser = someFacts({ qualification: aQualification({ level: 'grave' }) });

describe('the 72 hours of the CNIL', () => {
  it.each([
    ['2024-02-11T03:00:00+01:00', '2024-02-14T03:00:00+01:00', 'an ordinary night'],
    ['2024-03-30T12:00:00+01:00', '2024-04-02T13:00:00+02:00', 'over the day of 23 hours'],
    ['2024-10-25T12:00:00+02:00', '2024-10-28T11:00:00+01:00', 'over the day of 25 hours'],
    ['2026-10-25T02:30:00+02:00', '2026-10-28T01:30:00+01:00', 'from the first passage of 02:30'],
    ['2026-10-25T02:30:00+01:00', '2026-10-28T02:30:00+01:00', 'from the second passage of 02:30'],
    ['2026-12-31T23:59:59+03:00', '2027-01-03T23:59:59+03:00', 'in Mayotte, over the new year'],
  ])('from %s end at %s (%s)', (awareness, due) => {
    const data = noData({ personal: 'yes', awarenessAt: Date.parse(awareness) });
    const [filing] = obligationsFor(someFacts({ incident: { data } })).filter((o) => o.act === 'file');
    expect(filing!.dueAt).toBe(Date.parse(due));
  });

  it('run from the moment of notice when no awareness was said', () => {
    const [filing] = obligationsFor(breach).filter((o) => o.act === 'file');
    expect(filing!.anchorAt).toBe(NIGHT);
  });

  it('are over only after their last millisecond, and never for what is settled', () => {
    const [filing] = only(open(breach), 'R15-file-cnil');
    const due = NIGHT + 72 * HOUR;
    expect(isOverdue(filing!, due)).toBe(false);
    expect(isOverdue(filing!, due + 1)).toBe(true);
    expect(isOverdue({ ...filing!, state: 'fulfilled' }, due + 1)).toBe(false);
  });

  it('exist for no other duty: "sans délai" is never given an invented limit', () => {
    const [inform] = only(open(calm), 'R05-inform-fssi');
    expect(inform!.dueAt).toBeNull();
    expect(isOverdue(inform!, NIGHT + 10_000 * HOUR)).toBe(false);
  });
});

describe('an obligation', () => {
  it.each(OBLIGATION_STATES)('in state %s is settled or not', (state) => {
    const [inform] = open(calm);
    const settled = ['acknowledged', 'fulfilled', 'waived', 'superseded'].includes(state);
    expect(isSettled({ ...inform!, state })).toBe(settled);
  });
});

describe('deriving again', () => {
  it('changes nothing when the facts have not changed', () => {
    const held = open(breach);
    expect(changesOfObligations(breach, held, occasion)).toEqual({ opened: [], superseded: [] });
  });

  it('opens what the new facts ask for and leaves the rest alone', () => {
    const { opened, superseded } = changesOfObligations(breach, open(calm), occasion);
    expect(opened.map((o) => o.rule)).toEqual(['R15-file-cnil', 'R20-register']);
    expect(opened.every((o) => o.state === 'open' && o.openedAt === occasion.now)).toBe(true);
    expect(superseded).toEqual([]);
  });

  it('supersedes what no longer applies, with its date, and deletes nothing', () => {
    const held = open(breach);
    const { opened, superseded } = changesOfObligations(calm, held, occasion);
    expect(opened).toEqual([]);
    expect(superseded.map((o) => o.rule)).toEqual(['R15-file-cnil', 'R20-register']);
    expect(superseded.every((o) => o.state === 'superseded' && o.settledAt === occasion.now)).toBe(true);
    expect(superseded.every((o) => held.some((h) => h.id === o.id))).toBe(true);
  });

  it.each(['acknowledged', 'fulfilled', 'waived', 'superseded'] as const)(
    'leaves what is already %s as it is',
    (state) => {
      const held = set(open(breach), 'R15-file-cnil', { state, settledAt: NIGHT });
      const { superseded } = changesOfObligations(calm, held, occasion);
      expect(superseded.map((o) => o.rule)).toEqual(['R20-register']);
    },
  );

  it('keeps a duty whose letter has left: what was said was said', () => {
    const held = set(open(pilot), 'R07-escalate', { state: 'sent', sentAt: NIGHT });
    expect(changesOfObligations(lesser, held, occasion).superseded).toEqual([]);
  });

  it('supersedes a duty whose letter is written but has not left', () => {
    const held = set(open(pilot), 'R07-escalate', { state: 'prepared' });
    expect(changesOfObligations(lesser, held, occasion).superseded).toHaveLength(1);
  });

  it('opens a new duty when a superseded one applies again, beside the old one', () => {
    const held = set(open(pilot), 'R07-escalate', { state: 'superseded', settledAt: NIGHT });
    const { opened } = changesOfObligations(pilot, held, occasion);
    expect(opened.map((o) => o.rule)).toEqual(['R07-escalate']);
    expect(held.map((o) => o.id)).not.toContain(opened[0]!.id);
  });

  it.each(['waived', 'fulfilled', 'acknowledged', 'sent'] as const)(
    'does not ask a second time for what is %s',
    (state) => {
      const held = set(open(breach), 'R15-file-cnil', { state, settledAt: NIGHT });
      expect(changesOfObligations(breach, held, occasion).opened).toEqual([]);
    },
  );
});

describe('the complement to the CNIL', () => {
  const filed = set(open(breach), 'R15-file-cnil', { state: 'fulfilled', settledAt: NIGHT });

  it('is owed by the facility from the moment of the change, without delay', () => {
    expect(complementOwed(breach, filed, occasion)).toMatchObject({
      rule: 'R16-complement-cnil',
      phase: 'complement',
      debtor: 'facility',
      creditor: 'cnil',
      state: 'open',
      anchorAt: occasion.now,
      dueAt: null,
    });
  });

  it.each(['open', 'waived', 'superseded'] as const)('is not owed while the first filing is %s', (state) => {
    const held = set(filed, 'R15-file-cnil', { state });
    expect(complementOwed(breach, held, occasion)).toBeNull();
  });

  it('is owed once while one is open, and again after that one is filed', () => {
    const first = complementOwed(breach, filed, occasion)!;
    expect(complementOwed(breach, [...filed, first], occasion)).toBeNull();
    const done = { ...first, state: 'fulfilled' as const, settledAt: NIGHT };
    expect(complementOwed(breach, [...filed, done], occasion)).not.toBeNull();
  });

  it('is not owed when the facts say that no personal data were hit after all', () => {
    expect(complementOwed(calm, filed, occasion)).toBeNull();
  });

  it('survives a derivation: it follows from a filing, not from facts alone', () => {
    const complement = complementOwed(breach, filed, occasion)!;
    expect(changesOfObligations(breach, [...filed, complement], occasion)).toEqual({
      opened: [],
      superseded: [],
    });
  });
});
