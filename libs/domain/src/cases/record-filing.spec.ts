import {
  complementCase,
  letTimePass,
  listControllers,
  recordFiling,
  type Case,
  type Filing,
  type Occasion,
} from '.';
import { accepted, aCase, anOccasion, DECLARANT, SYSTEM } from '../../../../test/builders/case';
import { aFacility, HOUR, NIGHT, noData } from '../../../../test/builders/facts';

const after = (hours: number, change: Partial<Occasion> = {}) =>
  anOccasion({ now: NIGHT + hours * HOUR, actor: DECLARANT, ...change });
const known = noData({ personal: 'yes', health: 'no', nir: 'no', persons: 500, effects: ['disclosed'] });
const breach = aCase({ incident: { data: known } }).build();
const DUE = NIGHT + 72 * HOUR;

const filing = (change: Partial<Filing> = {}): Filing => ({
  ...{ with: 'cnil', phase: 'initial', reference: 'CNIL-EXEMPLE-1', filedAt: NIGHT + 10 * HOUR },
  ...change,
});
const duty = (state: Case, rule: string) => state.obligations.filter((o) => o.rule === rule);
const statesOf = (state: Case, rule: string) => duty(state, rule).map((o) => o.state);
const told = (state: Case, persons: number, hours: number) =>
  accepted(complementCase(state, { data: { persons } }, after(hours)));
const file = (state: Case, hours: number, change: Partial<Filing> = {}) =>
  accepted(recordFiling(state, filing({ filedAt: NIGHT + hours * HOUR, ...change }), after(hours)));

describe('a filing after its clock ran out', () => {
  it.each([
    [DUE, null, true],
    [DUE + 1, null, false],
    [DUE + 1, '', false],
    [DUE + 1, 'DPO absent, astreinte prévenue tard', true],
  ])('dated %d, with the reason %j, is kept: %s', (filedAt, lateReason, expected) => {
    const decision = recordFiling(breach, filing({ filedAt, lateReason }), after(100));
    expect(decision.ok).toBe(expected);
    if (!decision.ok)
      expect(decision).toMatchObject({ refusal: 'late_needs_reason', detail: ['R15-file-cnil'] });
  });

  it('keeps the reasons of the delay beside its receipt', () => {
    const late = accepted(
      recordFiling(breach, filing({ filedAt: DUE + 1, lateReason: 'DPO absent' }), after(100)),
    );
    expect(duty(late, 'R15-file-cnil')).toMatchObject([
      { state: 'fulfilled', settledAt: DUE + 1, lateReason: 'DPO absent', proof: 'CNIL-EXEMPLE-1' },
    ]);
  });

  it('leaves no reason where there was no delay', () => {
    const inTime = accepted(recordFiling(breach, filing({ lateReason: 'sans objet' }), after(20)));
    expect(duty(inTime, 'R15-file-cnil')).toMatchObject([{ lateReason: null }]);
  });

  it('told late and filed in time needs none, though the clock was seen to run out', () => {
    const seen = accepted(letTimePass(breach, after(80, { actor: SYSTEM })));
    expect(duty(seen, 'R15-file-cnil')).toMatchObject([{ overdueAt: NIGHT + 80 * HOUR }]);
    const inTime = accepted(recordFiling(seen, filing({ filedAt: DUE }), after(90)));
    expect(duty(inTime, 'R15-file-cnil')).toMatchObject([
      { state: 'fulfilled', settledAt: DUE, lateReason: null },
    ]);
  });
});

describe('an old filing, told after the facts changed', () => {
  const changed = told(breach, 900, 30);

  it('did not say what changed since: a complement is owed', () => {
    const filed = accepted(recordFiling(changed, filing(), after(40)));
    expect(duty(filed, 'R16-complement-cnil')).toMatchObject([
      { state: 'open', anchorAt: NIGHT + 30 * HOUR },
    ]);
  });

  it('that came after the change said it: no complement is owed', () => {
    expect(duty(file(changed, 31), 'R16-complement-cnil')).toEqual([]);
  });

  it('that came between two changes said the first only', () => {
    const twice = told(changed, 9_000, 50);
    const filed = accepted(recordFiling(twice, filing({ filedAt: NIGHT + 40 * HOUR }), after(60)));
    expect(duty(filed, 'R16-complement-cnil')).toMatchObject([
      { state: 'open', anchorAt: NIGHT + 50 * HOUR },
    ]);
  });
});

describe('a complement', () => {
  const filed = file(breach, 10);
  const complement = { phase: 'complement', reference: 'C-1' } as const;

  it.each([
    [9_000, ['open']],
    [12, ['open']],
    [500, []],
  ])('is owed when the number of persons becomes %d after a filing of 500: %j', (persons, expected) => {
    expect(statesOf(told(filed, persons, 20), 'R16-complement-cnil')).toEqual(expected);
  });

  it('is not owed for a better known awareness, which moves the clock alone', () => {
    const moved = accepted(complementCase(filed, { data: { awarenessAt: NIGHT + HOUR } }, after(20)));
    expect(duty(moved, 'R16-complement-cnil')).toEqual([]);
  });

  it('keeps the hour of the first change while more come', () => {
    const twice = told(told(filed, 900, 20), 1_000, 30);
    expect(duty(twice, 'R16-complement-cnil')).toMatchObject([
      { state: 'open', anchorAt: NIGHT + 20 * HOUR },
    ]);
  });

  it('filed before the facility told the desk of the change answers it all the same', () => {
    const owing = told(filed, 900, 20);
    const done = accepted(
      recordFiling(owing, filing({ ...complement, filedAt: NIGHT + 19 * HOUR }), after(21)),
    );
    expect(statesOf(done, 'R16-complement-cnil')).toEqual(['fulfilled']);
  });

  it('filed between two changes leaves the second to be said', () => {
    const owing = told(told(filed, 900, 20), 1_000, 30);
    const done = accepted(
      recordFiling(owing, filing({ ...complement, filedAt: NIGHT + 25 * HOUR }), after(31)),
    );
    expect(duty(done, 'R16-complement-cnil')).toMatchObject([
      { state: 'fulfilled', anchorAt: NIGHT + 20 * HOUR },
      { state: 'open', anchorAt: NIGHT + 30 * HOUR },
    ]);
  });
});

describe('a notification with unknowns', () => {
  const unclear = aCase({ incident: { data: { ...known, persons: null } } }).build();
  const filed = file(unclear, 10);

  it('is followed by a complete one, owed from the first', () => {
    expect(duty(filed, 'R16-complete-cnil')).toMatchObject([
      { state: 'open', anchorAt: NIGHT + 10 * HOUR, dueAt: null },
    ]);
    const complete = file(filed, 20, { phase: 'complete', reference: 'C-2' });
    expect(statesOf(complete, 'R16-complete-cnil')).toEqual(['fulfilled']);
  });

  it('is complete by itself when nothing was unknown', () => {
    expect(duty(file(breach, 10), 'R16-complete-cnil')).toEqual([]);
  });
});

describe('reminders', () => {
  it('come by time alone, and those that have not left vanish with the filing', () => {
    const reminded = accepted(letTimePass(breach, after(24, { actor: SYSTEM })));
    expect(statesOf(reminded, 'R15-remind-cnil')).toEqual(['prepared']);
    const filed = file(reminded, 25);
    expect(statesOf(filed, 'R15-remind-cnil')).toEqual(['superseded']);
    expect(filed.letters.find((l) => l.message === 'reminder')).toMatchObject({ state: 'cancelled' });
    expect(statesOf(accepted(letTimePass(filed, after(70, { actor: SYSTEM }))), 'R15-remind-cnil')).toEqual([
      'superseded',
    ]);
  });
});

describe('each authority', () => {
  it('of a serious adverse event takes its two parts apart', () => {
    const harmed = aCase({ incident: { patientDanger: 'actual' } })
      .qualified()
      .build();
    const once = file(harmed, 10, { with: 'ars', phase: 'part_1', reference: 'EIGS-1' });
    expect(statesOf(once, 'R11-file-eigs-1')).toEqual(['fulfilled']);
    expect(statesOf(once, 'R11-file-eigs-2')).toEqual(['open']);
    const twice = file(once, 500, { with: 'ars', phase: 'part_2', reference: 'EIGS-2' });
    expect(statesOf(twice, 'R11-file-eigs-2')).toEqual(['fulfilled']);
  });

  it('named by the text to come starts the month of the final report', () => {
    const law = { nis2: { from: NIGHT, creditor: 'anssi' } };
    const facilities = [aFacility({ nis2: 'yes' })];
    const entity = aCase({ facilities, incident: { operation: 'degraded' } }, after(3, { law })).build();
    expect(statesOf(entity, 'R23-final')).toEqual([]);
    const notice = filing({ with: 'nis2', phase: 'notification', reference: 'N-1' });
    const notified = accepted(recordFiling(entity, notice, after(20, { law })));
    expect(statesOf(notified, 'R23-notification')).toEqual(['fulfilled']);
    expect(statesOf(notified, 'R23-early-warning')).toEqual(['open']);
    expect(duty(notified, 'R23-final')).toMatchObject([{ dueAt: Date.parse('2024-03-11T13:00:00+01:00') }]);
  });

  it('is told by each controller for itself', () => {
    const provider = aFacility({ id: 'provider', finess: null, type: 'provider' });
    const declared = aCase({ facilities: [provider], incident: { data: known } }).build();
    const clients = ['a', 'b'].map((id) =>
      aFacility({ id, finess: null, declares: false, awarenessAt: NIGHT + 5 * HOUR }),
    );
    const shared = accepted(listControllers(declared, clients, after(6)));
    const filed = file(shared, 10, { facilityId: 'a' });
    expect(duty(filed, 'R15-file-cnil').map(({ facilityId, state }) => [facilityId, state])).toEqual([
      ['a', 'fulfilled'],
      ['b', 'open'],
    ]);
    expect(recordFiling(filed, filing({ facilityId: 'nobody' }), after(11))).toMatchObject({
      refusal: 'no_such_facility',
    });
  });
});
