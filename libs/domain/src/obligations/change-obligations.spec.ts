import {
  applyChanges,
  changesOfObligations,
  isOverdue,
  isSettled,
  OBLIGATION_STATES,
  type CaseFacts,
  type FilingFact,
  type Obligation,
  type ObligationChanges,
} from '.';
import { aFacility, aQualification, HOUR, NIGHT, noData, someFacts } from '../../../../test/builders/facts';

const NOW = NIGHT + 5 * HOUR;
let made = 0;
const occasion = (now = NOW, reason?: string) => ({
  ...{ now, newId: () => `id-${(made += 1)}` },
  ...(reason === undefined ? {} : { reason }),
});

const calm = someFacts();
const breach = (awarenessAt: number | null = null, change: Partial<CaseFacts> = {}) => ({
  ...someFacts({ incident: { data: noData({ personal: 'yes', awarenessAt }) } }),
  ...change,
});
const pilot = someFacts({ qualification: aQualification({ level: 'significatif' }) });
const lesser = someFacts({ qualification: aQualification({ level: 'grave' }) });

const held = (facts: CaseFacts, now = NOW) =>
  applyChanges([], changesOfObligations(facts, [], occasion(now)));
const set = (list: Obligation[], rule: string, change: Partial<Obligation>) =>
  list.map((o) => (o.rule === rule ? { ...o, ...change } : o));
const only = (list: readonly Obligation[], rule: string) => list.filter((o) => o.rule === rule);
const rulesOf = (list: readonly Obligation[]) => list.map(({ rule }) => rule);
const summary = (changes: ObligationChanges) =>
  Object.fromEntries(
    Object.entries(changes).flatMap(([what, list]) => (list.length > 0 ? [[what, rulesOf(list)]] : [])),
  );

describe('an obligation', () => {
  it.each(OBLIGATION_STATES)('in state %s is settled or not', (state) => {
    const settled = ['acknowledged', 'fulfilled', 'waived', 'superseded'].includes(state);
    expect(isSettled({ ...held(breach())[0]!, state })).toBe(settled);
  });

  it('is overdue after the last millisecond of its clock, and never once settled or without one', () => {
    const [filing] = only(held(breach()), 'R15-file-cnil');
    const [inform] = only(held(breach()), 'R05-inform-fssi');
    const due = NIGHT + 72 * HOUR;
    expect(isOverdue(filing!, due)).toBe(false);
    expect(isOverdue(filing!, due + 1)).toBe(true);
    expect(isOverdue({ ...filing!, state: 'fulfilled' }, due + 1)).toBe(false);
    expect(isOverdue(inform!, NIGHT + 10_000 * HOUR)).toBe(false);
  });
});

describe('what opens', () => {
  it('is what the new facts ask for, and the rest is left alone', () => {
    const changes = changesOfObligations(breach(), held(calm), occasion());
    expect(summary(changes)).toEqual({ opened: ['R15-file-cnil', 'R20-register'] });
    expect(changes.opened.every((o) => o.state === 'open' && o.openedAt === NOW)).toBe(true);
  });

  it('is done at once when the facts show it done: the delay is measured', () => {
    const [declare] = only(held(calm), 'R01-declare');
    expect(declare).toMatchObject({
      state: 'fulfilled',
      anchorAt: NIGHT,
      settledAt: calm.receivedAt,
      dueAt: null,
    });
  });

  it('is a reminder, by the hour alone, beside the one before', () => {
    const first = held(breach(), NIGHT + 24 * HOUR);
    const { opened } = changesOfObligations(breach(), first, occasion(NIGHT + 48 * HOUR));
    expect(opened).toMatchObject([{ rule: 'R15-remind-cnil', round: '48 h', anchorAt: NIGHT + 48 * HOUR }]);
  });

  it.each(['waived', 'fulfilled', 'acknowledged', 'sent'] as const)(
    'is not asked again of what is %s',
    (state) => {
      const done = set(held(breach()), 'R15-file-cnil', { state, settledAt: NOW, sentAt: NOW });
      expect(summary(changesOfObligations(breach(), done, occasion()))).toEqual({});
    },
  );
});

describe('what is superseded', () => {
  it('no longer applies; it keeps its date, and nothing is deleted', () => {
    const before = held(breach());
    const changes = changesOfObligations(calm, before, occasion());
    expect(summary(changes)).toEqual({ superseded: ['R15-file-cnil', 'R20-register'] });
    expect(changes.superseded.every((o) => o.state === 'superseded' && o.settledAt === NOW)).toBe(true);
    expect(applyChanges(before, changes).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });

  it.each(['acknowledged', 'fulfilled', 'waived'] as const)('is never what is %s', (state) => {
    const done = set(held(breach()), 'R15-file-cnil', { state, settledAt: NIGHT });
    expect(rulesOf(changesOfObligations(calm, done, occasion()).superseded)).toEqual(['R20-register']);
  });

  it('is never a duty whose letter has left: what was said was said', () => {
    const sent = set(held(pilot), 'R07-escalate', { state: 'sent', sentAt: NIGHT });
    expect(rulesOf(changesOfObligations(lesser, sent, occasion()).superseded)).toEqual(['R07-call-fssi']);
  });

  it('is a duty whose letter is written but has not left', () => {
    const prepared = set(held(pilot), 'R07-escalate', { state: 'prepared' });
    expect(rulesOf(changesOfObligations(lesser, prepared, occasion()).superseded)).toContain('R07-escalate');
  });

  it('is every reminder that has not left, once the facility has filed', () => {
    const filings = [
      { creditor: 'cnil', phase: 'initial' as const, facilityId: 'facility-main', at: NOW, answers: null },
    ];
    const late = NIGHT + 50 * HOUR;
    const before = set(held(breach(), late), 'R15-file-cnil', { state: 'fulfilled', settledAt: NOW });
    const left = before.map((o) => (o.round === '24 h' ? { ...o, state: 'sent' as const, sentAt: late } : o));
    const { superseded } = changesOfObligations(breach(null, { filings }), left, occasion(late));
    expect(superseded.map(({ round }) => round)).toEqual(['48 h']);
  });
});

describe('what reopens', () => {
  it('is what applies again: the same obligation, with its clock of now', () => {
    const before = held(breach());
    const gone = applyChanges(before, changesOfObligations(calm, before, occasion()));
    const changes = changesOfObligations(breach(NIGHT + HOUR), gone, occasion(NOW + HOUR));
    expect(summary(changes)).toEqual({ reopened: ['R15-file-cnil', 'R20-register'] });
    const [filing] = changes.reopened;
    const [past] = only(before, 'R15-file-cnil');
    expect(filing).toMatchObject({
      ...{ id: past!.id, openedAt: past!.openedAt, state: 'open', settledAt: null, proof: null },
      ...{ anchorAt: NIGHT + HOUR, dueAt: NIGHT + 73 * HOUR },
    });
  });

  it('is done at once when the facts show it done meanwhile', () => {
    const gone = held(pilot).map((o) => ({ ...o, state: 'superseded' as const, settledAt: NOW }));
    const notices = [
      { recipient: 'fssi', act: 'escalate' as const, round: '', sentAt: NOW, acknowledgedAt: NOW + HOUR },
    ];
    const { reopened } = changesOfObligations({ ...pilot, notices }, gone, occasion(NOW + 2 * HOUR));
    expect(only(reopened, 'R07-call-fssi')).toMatchObject([{ state: 'fulfilled', settledAt: NOW + HOUR }]);
  });
});

describe('what is set again', () => {
  it('keeps its past clock, the hour and the reason', () => {
    const before = held(breach());
    const changes = changesOfObligations(
      breach(NIGHT + HOUR),
      before,
      occasion(NOW, 'connaissance précisée'),
    );
    expect(summary(changes)).toEqual({ reanchored: ['R15-file-cnil', 'R20-register'] });
    expect(changes.reanchored[0]).toMatchObject({
      ...{ anchorAt: NIGHT + HOUR, dueAt: NIGHT + 73 * HOUR },
      reanchored: [{ at: NOW, reason: 'connaissance précisée', anchorAt: NIGHT, dueAt: NIGHT + 72 * HOUR }],
    });
  });

  it('twice keeps both', () => {
    const first = held(breach());
    const second = applyChanges(first, changesOfObligations(breach(NIGHT + HOUR), first, occasion()));
    const third = changesOfObligations(breach(NIGHT + 2 * HOUR), second, occasion(NOW + HOUR));
    const past = third.reanchored[0]!.reanchored.map(({ dueAt }) => dueAt);
    expect(past).toEqual([72, 73].map((hours) => NIGHT + hours * HOUR));
  });

  it('starts a clock that stood still, when a controller is known to be aware', () => {
    const provider = aFacility({ id: 'provider', type: 'provider' });
    const facts = (awarenessAt: number | null) =>
      breach(null, { facilities: [provider, aFacility({ id: 'a', declares: false, awarenessAt })] });
    const { reanchored } = changesOfObligations(facts(NOW), held(facts(null)), occasion(NOW + HOUR));
    expect(only(reanchored, 'R15-file-cnil')).toMatchObject([
      {
        facilityId: 'a',
        anchorAt: NOW,
        dueAt: NOW + 72 * HOUR,
        reanchored: [{ anchorAt: null, dueAt: null }],
      },
    ]);
  });

  it.each(['acknowledged', 'fulfilled', 'waived'] as const)('is never what is %s', (state) => {
    const done = set(held(breach()), 'R15-file-cnil', { state, settledAt: NOW });
    expect(rulesOf(changesOfObligations(breach(NIGHT + HOUR), done, occasion()).reanchored)).toEqual([
      'R20-register',
    ]);
  });

  it('is never what the desk itself began: a second qualification does not move the first hour', () => {
    const again = someFacts({ qualification: aQualification({ level: 'significatif', decidedAt: NOW }) });
    expect(summary(changesOfObligations(again, held(pilot), occasion()))).toEqual({});
  });

  it('may be in time again, or late at once', () => {
    const late = applyChanges([], changesOfObligations(breach(), [], occasion(NIGHT + 73 * HOUR)));
    expect(only(late, 'R15-file-cnil')).toMatchObject([{ overdueAt: NIGHT + 73 * HOUR }]);
    const moved = changesOfObligations(breach(NIGHT + 2 * HOUR), late, occasion(NIGHT + 73 * HOUR));
    expect(moved.reanchored[0]).toMatchObject({ overdueAt: null });
    expect(moved.overdue).toEqual([]);
    const earlier = changesOfObligations(breach(NIGHT), held(breach(NOW)), occasion(NIGHT + 73 * HOUR));
    expect(summary(earlier)).toMatchObject({
      reanchored: ['R15-file-cnil', 'R20-register'],
      overdue: ['R15-file-cnil'],
    });
    expect(earlier.overdue[0]!.reanchored).toHaveLength(1);
  });
});

describe('what is done', () => {
  it.each([
    [
      'R35-report-resolution',
      { incident: { endedAt: NOW } },
      { incident: { endedAt: NOW }, resolvedAt: NOW + HOUR },
    ],
    ['R02-confirm', { channel: 'phone' }, { channel: 'phone', confirmedAt: NOW + HOUR }],
    ['R06-qualify', {}, { qualification: aQualification({ decidedAt: NOW + HOUR }) }],
  ] as [string, Parameters<typeof someFacts>[0], Parameters<typeof someFacts>[0]][])(
    'is %s, as the facts show',
    (rule, before, after) => {
      const changes = changesOfObligations(
        someFacts(after),
        held(someFacts(before)),
        occasion(NOW + 2 * HOUR),
      );
      expect(changes.fulfilled).toMatchObject([{ rule, state: 'fulfilled', settledAt: NOW + HOUR }]);
      expect(changes.fulfilled[0]!.proof).toBe('constaté par le produit');
    },
  );
});

describe('what runs out', () => {
  const due = NIGHT + 72 * HOUR;

  it.each([
    [due, []],
    [due + 1, ['R15-file-cnil']],
  ])('at %d is %j', (now, expected) => {
    expect(rulesOf(changesOfObligations(breach(), held(breach()), occasion(now)).overdue)).toEqual(expected);
  });

  it('is said once, with its hour', () => {
    const before = held(breach(), due + 1);
    expect(only(before, 'R15-file-cnil')).toMatchObject([{ overdueAt: due + 1 }]);
    expect(changesOfObligations(breach(), before, occasion(due + HOUR)).overdue).toEqual([]);
  });

  it('is not what the declaration says was filed: its hour is about to be written down', () => {
    const facts = breach();
    const alreadyDone = [{ authority: 'cnil' as const, at: NOW, reference: 'N° 1' }];
    const said = { ...facts, incident: { ...facts.incident, alreadyDone } };
    expect(changesOfObligations(said, [], occasion(due + HOUR)).overdue).toEqual([]);
  });
});

describe('a complement', () => {
  const filing: FilingFact = {
    creditor: 'cnil',
    phase: 'initial',
    facilityId: 'facility-main',
    at: NOW,
    answers: null,
  };
  const changed = (persons: number, notifiableChangedAt: number, filings = [filing]) => {
    const data = noData({ personal: 'yes', persons });
    return someFacts({ incident: { data }, filings, notifiableChangedAt });
  };
  const filed = set(held(breach()), 'R15-file-cnil', { state: 'fulfilled', settledAt: NOW });

  it.each([300_000, 12, 0])('is owed when the numbers become %d: more, or fewer', (persons) => {
    const { opened } = changesOfObligations(changed(persons, NOW + HOUR), filed, occasion(NOW + HOUR));
    expect(opened).toMatchObject([
      { rule: 'R16-complement-cnil', anchorAt: NOW + HOUR, dueAt: null, state: 'open' },
    ]);
  });

  it('is owed again, as another one, when the facts change after it was filed', () => {
    const first = applyChanges(
      filed,
      changesOfObligations(changed(9, NOW + HOUR), filed, occasion(NOW + HOUR)),
    );
    const done = set(first, 'R16-complement-cnil', { state: 'fulfilled', settledAt: NOW + 2 * HOUR });
    const complement = { ...filing, phase: 'complement' as const, at: NOW + 2 * HOUR };
    const facts = changed(5, NOW + 3 * HOUR, [filing, complement]);
    const { opened } = changesOfObligations(facts, done, occasion(NOW + 3 * HOUR));
    expect(opened).toMatchObject([{ rule: 'R16-complement-cnil', anchorAt: NOW + 3 * HOUR }]);
  });
});
