import {
  applyChanges,
  changesOfObligations,
  isInForce,
  obligationsFor,
  RULES,
  wakesOf,
  type Phase,
  type Rule,
} from '.';
import { aFacility, aQualification, HOUR, NIGHT, noData, someFacts } from '../../../../test/builders/facts';

type Facts = Parameters<typeof someFacts>[0];
const asked = (id: string, change: Facts, at = NIGHT + 5 * HOUR) =>
  obligationsFor(someFacts(change), at).filter(({ rule }) => rule === id);
const awareAt = (awarenessAt: number) => ({ incident: { data: noData({ personal: 'yes', awarenessAt }) } });

/** An important incident of an entity in the scope of NIS 2, under a law in force, and what was filed of it. */
function nis2(filed: { phase: Phase; at: number }[], incident: NonNullable<Facts>['incident'] = {}): Facts {
  const filing = { creditor: 'anssi', facilityId: 'facility-main', answers: null };
  return {
    facilities: [aFacility({ nis2: 'yes' })],
    law: { nis2: { from: NIGHT, creditor: 'anssi' } },
    filings: filed.map((said) => ({ ...filing, ...said })),
    incident: { operation: 'degraded', ...incident },
  };
}

/** Instants as a person in Paris writes them. */
const DAYS_OF_72_HOURS = [
  ['2024-02-11T03:00:00+01:00', '2024-02-14T03:00:00+01:00', 'ordinary days'],
  ['2024-03-30T12:00:00+01:00', '2024-04-02T13:00:00+02:00', 'over the night of 23 hours'],
  ['2026-03-28T02:30:00+01:00', '2026-03-31T03:30:00+02:00', 'from the eve of an hour that does not exist'],
  ['2024-10-25T12:00:00+02:00', '2024-10-28T11:00:00+01:00', 'over the night of 25 hours'],
  ['2026-10-25T02:30:00+02:00', '2026-10-28T01:30:00+01:00', 'from the first passage of 02:30'],
  ['2026-10-25T02:30:00+01:00', '2026-10-28T02:30:00+01:00', 'from the second passage of 02:30'],
  ['2024-02-27T09:00:00+01:00', '2024-03-01T09:00:00+01:00', 'over a leap day'],
  ['2024-02-29T09:00:00+01:00', '2024-03-03T09:00:00+01:00', 'from a leap day'],
  ['2025-02-27T09:00:00+01:00', '2025-03-02T09:00:00+01:00', 'over the end of a short February'],
  ['2026-12-31T23:59:59+03:00', '2027-01-03T23:59:59+03:00', 'in Mayotte, over the new year'],
] as const;

describe('the 72 hours of the CNIL', () => {
  it.each(DAYS_OF_72_HOURS)('from %s end at %s (%s)', (awareness, due) => {
    expect(asked('R15-file-cnil', awareAt(Date.parse(awareness)))[0]!.dueAt).toBe(Date.parse(due));
  });

  it('run from the moment of notice when no awareness was said', () => {
    const [filing] = asked('R15-file-cnil', { incident: { data: noData({ personal: 'yes' }) } });
    expect(filing).toMatchObject({ anchorAt: NIGHT, dueAt: NIGHT + 72 * HOUR });
  });

  it('run from an awareness that came after the declaration', () => {
    const aware = NIGHT + 50 * HOUR;
    expect(asked('R15-file-cnil', awareAt(aware))[0]!.dueAt).toBe(aware + 72 * HOUR);
  });

  it('stand still for a controller that nobody knows to be aware', () => {
    const provider = aFacility({ id: 'provider', type: 'provider' });
    const facilities = [provider, aFacility({ declares: false })];
    const [filing] = asked('R15-file-cnil', { facilities, ...awareAt(NIGHT) });
    expect(filing).toMatchObject({ facilityId: 'facility-main', anchorAt: null, dueAt: null });
  });
});

describe('reminders', () => {
  const rounds = (at: number, change: Facts = {}) =>
    asked('R15-remind-cnil', { ...awareAt(NIGHT), ...change }, at).map(({ round }) => round);
  const filing = { creditor: 'cnil', phase: 'initial', facilityId: 'facility-main', answers: null } as const;

  it.each([
    [23, []],
    [24, ['24 h']],
    [47, ['24 h']],
    [48, ['24 h', '48 h']],
    [66, ['24 h', '48 h', '66 h']],
    [500, ['24 h', '48 h', '66 h']],
  ])('after %d hours are %j, by the hour alone', (hours, expected) => {
    expect(rounds(NIGHT + hours * HOUR)).toEqual(expected);
  });

  it('vanish once the facility has said that it filed', () => {
    expect(rounds(NIGHT + 70 * HOUR, { filings: [{ ...filing, at: NIGHT + 69 * HOUR }] })).toEqual([]);
  });

  it('wake the case at each of their hours, and at no other', () => {
    expect(wakesOf(someFacts(awareAt(NIGHT)))).toEqual([24, 48, 66].map((hours) => NIGHT + hours * HOUR));
  });

  it('set by time follow the clock over the night of 25 hours', () => {
    const awareness = Date.parse('2026-10-24T12:00:00+02:00');
    expect(wakesOf(someFacts(awareAt(awareness)))[0]).toBe(Date.parse('2026-10-25T11:00:00+01:00'));
  });
});

describe('delays in months', () => {
  const dueOf = (id: string, change: Facts) => asked(id, change)[0]!.dueAt;

  it.each([
    ['2024-02-11T03:00:00+01:00', '2024-05-11T03:00:00+02:00', 'winter to summer, same hour on the wall'],
    ['2023-11-30T10:00:00+01:00', '2024-02-29T10:00:00+01:00', 'to the end of a leap February'],
    ['2024-11-30T10:00:00+01:00', '2025-02-28T10:00:00+01:00', 'to the end of a short February'],
    ['2024-08-31T10:00:00+02:00', '2024-11-30T10:00:00+01:00', 'from a 31st to a 30th'],
  ])('EIGS, second part: from %s to %s (%s)', (awareness, due) => {
    const incident = { patientDanger: 'actual' as const, noticedAt: Date.parse(awareness) };
    const harmed = { qualification: aQualification(), incident };
    expect(dueOf('R11-file-eigs-2', harmed)).toBe(Date.parse(due));
  });

  it.each([
    ['2026-01-31T09:00:00+01:00', '2026-02-28T09:00:00+01:00', 'from a 31st to a short February'],
    ['2028-01-31T09:00:00+01:00', '2028-02-29T09:00:00+01:00', 'from a 31st to a leap February'],
    ['2026-03-29T04:00:00+02:00', '2026-04-29T04:00:00+02:00', 'from the night of 23 hours'],
    ['2026-09-25T02:30:00+02:00', '2026-10-25T02:30:00+02:00', 'to the first passage of 02:30'],
  ])('NIS 2, final report: notified %s, due %s (%s)', (notified, due) => {
    expect(dueOf('R23-final', nis2([{ phase: 'notification', at: Date.parse(notified) }]))).toBe(
      Date.parse(due),
    );
  });
});

describe('the NIS 2 track', () => {
  const NOTIFIED = NIGHT + 60 * HOUR;
  const MONTH_LATER = Date.parse('2024-03-13T15:00:00+01:00');
  const track = (change: Facts, at = NIGHT + 5 * HOUR) =>
    obligationsFor(someFacts(change), at)
      .filter(({ rule }) => rule.startsWith('R23-'))
      .map(({ phase, dueAt }) => [phase, dueAt === null ? null : (dueAt - NIGHT) / HOUR]);

  it.each([
    ['no date is set', { law: { nis2: null } }],
    ['its date is later than the incident', { law: { nis2: { from: NIGHT + 1, creditor: 'anssi' } } }],
    ['the entity is not in its scope', { facilities: [aFacility({ nis2: 'no' })] }],
  ] as [string, Facts][])('is off while %s', (_why, change) => {
    expect(track({ ...nis2([{ phase: 'notification', at: NOTIFIED }]), ...change }, MONTH_LATER)).toEqual([]);
  });

  it('opens with 24 and 72 hours from awareness, and no final report before the notification', () => {
    expect(track(nis2([]))).toEqual([
      ['early_warning', 24],
      ['notification', 72],
    ]);
  });

  it('counts the month from the notification, not from the incident', () => {
    expect(track(nis2([{ phase: 'notification', at: NOTIFIED }])).at(-1)).toEqual([
      'final',
      (MONTH_LATER - NIGHT) / HOUR,
    ]);
  });

  it('asks for a progress report when the incident still lasts that day, and no final date until it ends', () => {
    const lasting = nis2([{ phase: 'notification', at: NOTIFIED }]);
    expect(track(lasting, MONTH_LATER).slice(2)).toEqual([
      ['progress', (MONTH_LATER - NIGHT) / HOUR],
      ['final', null],
    ]);
  });

  it('gives the final report a month from the end of an incident that outlasted the first', () => {
    const endedAt = MONTH_LATER + 10 * HOUR;
    const ended = nis2([{ phase: 'notification', at: NOTIFIED }], { endedAt });
    expect(track(ended, endedAt + HOUR).slice(2)).toEqual([
      ['progress', (MONTH_LATER - NIGHT) / HOUR],
      ['final', (Date.parse('2024-04-14T01:00:00+02:00') - NIGHT) / HOUR],
    ]);
  });

  it.each([
    [0, 'final', (MONTH_LATER - NIGHT) / HOUR],
    [1, 'final', (Date.parse('2024-04-13T15:00:00.001+02:00') - NIGHT) / HOUR],
  ])('that ended %d ms after its month has its last stage %s at hour %d', (after, phase, due) => {
    const endedAt = MONTH_LATER + after;
    const ended = nis2([{ phase: 'notification', at: NOTIFIED }], { endedAt });
    expect(track(ended, endedAt + HOUR).at(-1)).toEqual([phase, due]);
  });

  it('wakes no case while it is off', () => {
    const notified = nis2([{ phase: 'notification', at: NOTIFIED }]);
    expect(wakesOf(someFacts(notified))).toContain(MONTH_LATER);
    expect(wakesOf(someFacts({ ...notified, law: { nis2: null } }))).not.toContain(MONTH_LATER);
  });

  it('asks for an intermediate report each time that the authority asked', () => {
    const choice = (at: number) => ({
      ...{ what: 'intermediate_report' as const, about: 'anssi', at, by: 'astreinte', reason: 'demande' },
    });
    const choices = [choice(NIGHT + HOUR), choice(NIGHT + 2 * HOUR)];
    const phases = track({ ...nis2([]), choices }).map(([phase]) => phase);
    expect(phases).toEqual(['early_warning', 'notification', 'intermediate', 'intermediate']);
  });
});

describe('a rule that changes', () => {
  const entry = RULES.find(({ id }) => id === 'R24-file-complaint')!;
  const CHANGE = NIGHT + 10 * 24 * HOUR;
  const versions: Rule[] = [
    { ...entry, inForce: { from: null, until: CHANGE } },
    {
      ...entry,
      ...{
        version: 2,
        basis: 'Texte nouveau',
        clock: { kind: 'elapsed_hours', anchor: 'awareness', hours: 24 },
      },
      inForce: { from: CHANGE, until: null },
    },
  ];
  const facts = (noticedAt: number) => someFacts({ incident: { origin: 'malicious', noticedAt } });
  const newId = () => 'new';

  it.each([
    [CHANGE - 1, 1, 72],
    [CHANGE, 2, 24],
  ])('judges an incident noticed at %d by version %d', (noticedAt, version, hours) => {
    const owed = obligationsFor(facts(noticedAt), CHANGE + 1000 * HOUR, versions);
    expect(owed).toMatchObject([{ ruleVersion: version, dueAt: noticedAt + hours * HOUR }]);
  });

  it('between declaration and closing leaves the case as it was judged', () => {
    const before = versions.slice(0, 1);
    const held = changesOfObligations(facts(NIGHT), [], { now: NIGHT + HOUR, newId, rules: before }).opened;
    const after = changesOfObligations(facts(NIGHT), held, { now: NIGHT + 2 * HOUR, newId, rules: versions });
    expect(Object.values(after).flat()).toEqual([]);
  });

  it('judges anew when the notice is corrected across its date: the old entry stays, superseded', () => {
    const at = { now: CHANGE + HOUR, newId, rules: versions };
    const held = changesOfObligations(facts(NIGHT + 9 * 24 * HOUR), [], { ...at, newId: () => 'old' }).opened;
    const changes = changesOfObligations(facts(CHANGE), held, at);
    expect(changes).toMatchObject({
      superseded: [{ id: 'old', ruleVersion: 1, state: 'superseded' }],
      opened: [{ id: 'new', ruleVersion: 2, basis: 'Texte nouveau' }],
    });
    const again = changesOfObligations(facts(CHANGE), applyChanges(held, changes), at);
    expect(Object.values(again).flat()).toEqual([]);
  });

  it.each([{ state: 'fulfilled' }, { state: 'waived' }, { state: 'sent', sentAt: NIGHT }] as const)(
    'asks nothing again of what was %j under the old version',
    (done) => {
      const at = { now: CHANGE + HOUR, newId, rules: versions };
      const [old] = changesOfObligations(facts(CHANGE - 1), [], at).opened;
      const { opened, superseded } = changesOfObligations(facts(CHANGE), [{ ...old!, ...done }], at);
      expect([...opened, ...superseded]).toEqual([]);
    },
  );
});

describe('a dated rule', () => {
  const [rule] = RULES;
  const noticed = (noticedAt: number) => someFacts({ incident: { noticedAt } });
  const between = { ...rule!, inForce: { from: NIGHT, until: NIGHT + HOUR } };

  it.each([
    [NIGHT - 1, false],
    [NIGHT, true],
    [NIGHT + HOUR - 1, true],
    [NIGHT + HOUR, false],
  ])('judges an incident noticed at %d: %s', (noticedAt, expected) => {
    expect(isInForce(between, noticed(noticedAt))).toBe(expected);
  });

  it('without dates judges every incident', () => {
    const always = { ...rule!, inForce: { from: null, until: null } };
    expect([0, Date.UTC(2100, 0)].every((at) => isInForce(always, noticed(at)))).toBe(true);
  });
});
