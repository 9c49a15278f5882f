import {
  complementCase,
  listControllers,
  logCall,
  recordDuty,
  recordFiling,
  type Case,
  type Filing,
} from '.';
import { accepted, aCase, anOccasion, CASE_IN, DECLARANT, refusalOf } from '../../../../test/builders/case';
import { aFacility, HOUR, MINUTE, NIGHT, noData } from '../../../../test/builders/facts';

const occasion = anOccasion({ now: NIGHT + 9 * HOUR, actor: DECLARANT });
const breach = aCase({
  incident: { data: noData({ personal: 'unknown', effects: ['unavailable'] }) },
}).build();
const duty = (state: Case, rule: string) => state.obligations.filter((o) => o.rule === rule);

const filing: Filing = {
  with: 'cnil',
  phase: 'initial',
  reference: 'CNIL-EXEMPLE-1',
  filedAt: NIGHT + 8 * HOUR,
};
const filed = accepted(recordFiling(breach, filing, occasion));

describe('a filing that the facility reports', () => {
  it('settles the duty at its own hour, with its receipt number', () => {
    expect(duty(filed, 'R15-file-cnil')).toEqual([
      expect.objectContaining({ state: 'fulfilled', settledAt: filing.filedAt, proof: 'CNIL-EXEMPLE-1' }),
    ]);
  });

  it('leaves the register to be filled', () => {
    expect(duty(filed, 'R20-register')[0]).toMatchObject({ state: 'open' });
  });

  it('twice is refused, and says the receipt number already known', () => {
    const again = recordFiling(filed, { ...filing, reference: 'CNIL-EXEMPLE-2' }, occasion);
    expect(again).toEqual({ ok: false, refusal: 'already_filed', detail: ['CNIL-EXEMPLE-1'] });
  });

  it.each([
    [5 * MINUTE, 'accepted'],
    [5 * MINUTE + 1, 'dates_impossible'],
  ])('dated %d ms ahead is %s', (ahead, expected) => {
    const dated = { ...filing, filedAt: occasion.now + ahead };
    expect(refusalOf(recordFiling(breach, dated, occasion))).toBe(expected);
  });

  it.each([
    [0, 'accepted'],
    [1, 'dates_impossible'],
  ])('dated %d ms before the incident was noticed is %s', (early, expected) => {
    const dated = { ...filing, filedAt: breach.incident.noticedAt - early };
    expect(refusalOf(recordFiling(breach, dated, occasion))).toBe(expected);
  });

  it('of a complement leaves the first filing owed', () => {
    const after = accepted(recordFiling(breach, { ...filing, phase: 'complement' }, occasion));
    expect(duty(after, 'R15-file-cnil')[0]).toMatchObject({ state: 'open' });
  });

  it('of a complement may come again and again', () => {
    const complement = { ...filing, phase: 'complement' as const };
    const owing = accepted(complementCase(filed, { data: { persons: 12 } }, occasion));
    const done = accepted(recordFiling(owing, complement, occasion));
    expect(refusalOf(recordFiling(done, { ...complement, reference: 'C-2' }, occasion))).toBe('accepted');
  });

  it('of a complement is kept fifty times unasked, and no more', () => {
    const complement = { ...filing, phase: 'complement' as const };
    const often = Array.from({ length: 50 }).reduce<Case>(
      (state) => accepted(recordFiling(state, complement, occasion)),
      filed,
    );
    expect(recordFiling(often, complement, occasion)).toEqual({
      ...{ ok: false, refusal: 'too_many_filings', detail: ['50'] },
    });
  });

  it('is welcome though nothing asked for it', () => {
    const decision = recordFiling(CASE_IN.received(), { ...filing, with: 'anssi' }, occasion);
    expect(decision).toMatchObject({ ok: true, events: [{ type: 'filing_reported' }] });
  });
});

describe('a complement', () => {
  const published = { data: { personal: 'yes', effects: ['disclosed'], nir: 'yes' } } as const;
  const changes = { data: { ...published.data, effects: [...published.data.effects] } };

  it('is merged into the facts, as a new version', () => {
    const after = accepted(complementCase(breach, changes, occasion));
    expect(after.incident.data).toMatchObject({ personal: 'yes', effects: ['disclosed'], health: 'no' });
    expect(after.incident.narrative).toBe(breach.incident.narrative);
    expect(after.declarationVersion).toBe(breach.declarationVersion + 1);
  });

  it('opens what the new facts ask for', () => {
    const after = accepted(complementCase(breach, changes, occasion));
    expect(duty(after, 'R19-inform-persons')[0]).toMatchObject({ state: 'open', creditor: 'persons' });
  });

  it('owes the CNIL nothing more while nothing was filed', () => {
    expect(duty(accepted(complementCase(breach, changes, occasion)), 'R16-complement-cnil')).toEqual([]);
  });

  it('owes the CNIL a complement once filed, one at a time, and another after that', () => {
    const once = accepted(complementCase(filed, changes, occasion));
    expect(duty(once, 'R16-complement-cnil')).toHaveLength(1);
    const twice = accepted(complementCase(once, { data: { persons: 12 } }, occasion));
    expect(duty(twice, 'R16-complement-cnil')).toHaveLength(1);
    const done = accepted(
      recordFiling(twice, { ...filing, phase: 'complement', reference: 'C-1' }, occasion),
    );
    const later = { ...occasion, now: occasion.now + 1 };
    const thrice = accepted(complementCase(done, { data: { persons: 13 } }, later));
    expect(duty(thrice, 'R16-complement-cnil').map((o) => o.state)).toEqual(['fulfilled', 'open']);
  });

  it('does not open the first filing again', () => {
    const after = accepted(complementCase(filed, changes, occasion));
    expect(duty(after, 'R15-file-cnil').map((o) => o.state)).toEqual(['fulfilled']);
  });

  it('with dates that cannot be is refused and names them', () => {
    expect(complementCase(breach, { endedAt: occasion.now + HOUR }, occasion)).toEqual({
      ok: false,
      refusal: 'dates_impossible',
      detail: ['endedAt:in_the_future'],
    });
  });

  it('puts no free text into the history', () => {
    const decision = complementCase(breach, { narrative: 'SECRET' }, occasion);
    expect(decision).toMatchObject({ ok: true, events: [{ data: { said: ['narrative'] } }] });
    expect(JSON.stringify(decision.ok && decision.events)).not.toContain('SECRET');
  });
});

describe('a duty that the facility reports', () => {
  it('settles what it owed', () => {
    const after = accepted(recordDuty(breach, { act: 'register', proof: 'n° 12' }, occasion));
    expect(duty(after, 'R20-register')[0]).toMatchObject({ state: 'fulfilled', proof: 'n° 12' });
  });

  it('is refused when it was not owed, or is done already', () => {
    const informed = { act: 'inform_persons', proof: '12 courriers' } as const;
    expect(refusalOf(recordDuty(breach, informed, occasion))).toBe('no_such_duty');
    const once = accepted(recordDuty(breach, { act: 'register', proof: 'n° 12' }, occasion));
    expect(refusalOf(recordDuty(once, { act: 'register', proof: 'n° 12' }, occasion))).toBe('no_such_duty');
  });

  const health = { data: noData({ personal: 'yes', health: 'yes', effects: ['disclosed'] }) };
  const leak = aCase({ incident: health }).build();
  const told = { act: 'inform_persons', proof: '12 courriers' } as const;

  it.each([
    [5 * MINUTE, 'accepted'],
    [5 * MINUTE + 1, 'informedAt:in_the_future'],
    [NIGHT - occasion.now, 'accepted'],
    [NIGHT - occasion.now - 1, 'informedAt:before_the_incident'],
  ])('dated %d ms from now is %s', (ahead, expected) => {
    const decision = recordDuty(leak, { ...told, doneAt: occasion.now + ahead }, occasion);
    expect(decision.ok ? 'accepted' : decision.detail[0]).toBe(expected);
  });

  it('is settled at its own hour', () => {
    const after = accepted(recordDuty(leak, { ...told, doneAt: NIGHT + 5 * HOUR }, occasion));
    expect(duty(after, 'R19-inform-persons')).toMatchObject([
      { state: 'fulfilled', settledAt: NIGHT + 5 * HOUR, proof: '12 courriers' },
    ]);
  });

  describe('one of several controllers', () => {
    const provider = aFacility({ id: 'provider', name: 'Éditeur', type: 'provider', finess: null });
    const clients = [1, 2].map((n) =>
      aFacility({ id: `client-${n}`, name: `CH ${n}`, finess: `59000000${n}`, awarenessAt: NIGHT + HOUR }),
    );
    const declared = aCase({ incident: health, facilities: [provider] }).build();
    const shared = accepted(listControllers(declared, clients, occasion));
    const owing = (state: Case, rule: string) =>
      duty(state, rule).flatMap((o) => (o.state === 'open' ? [o.facilityId] : []));

    it.each([
      ['inform_persons', 'R19-inform-persons'],
      ['register', 'R20-register'],
    ] as const)('%s: says which it is, and leaves the others’ owed', (act, rule) => {
      const said = { act, proof: 'n° 12' };
      expect(owing(shared, rule)).toEqual(['client-1', 'client-2']);
      expect(recordDuty(shared, said, occasion)).toEqual({
        ...{ ok: false, refusal: 'no_such_facility' },
        detail: ['client-1 CH 1', 'client-2 CH 2'],
      });
      const once = accepted(recordDuty(shared, { ...said, facilityId: 'client-2' }, occasion));
      expect(owing(once, rule)).toEqual(['client-1']);
      // Nobody else still owes it.
      expect(owing(accepted(recordDuty(once, said, occasion)), rule)).toEqual([]);
    });

    it('that the case does not hold is refused', () => {
      const stranger = { ...told, facilityId: 'elsewhere' };
      expect(recordDuty(shared, stranger, occasion)).toMatchObject({
        ...{ refusal: 'no_such_facility', detail: ['elsewhere'] },
      });
      expect(refusalOf(recordDuty(shared, { ...told, facilityId: 'provider' }, occasion))).toBe(
        'no_such_duty',
      );
    });
  });
});

describe('a telephone call', () => {
  const degraded = aCase({ incident: { operation: 'degraded' } })
    .qualified()
    .build();
  const call = { to: 'ars:32', answered: true, note: 'SECRET' };

  it('that is answered discharges the duty to call, and handling begins', () => {
    const after = accepted(logCall(degraded, call, occasion));
    expect(duty(after, 'R08-call-ars')[0]).toMatchObject({ state: 'fulfilled', settledAt: occasion.now });
    expect(after.status).toBe('handling');
    expect(duty(after, 'R05-inform-ars')[0]).toMatchObject({ state: 'prepared' });
  });

  it('that nobody answers is logged and discharges nothing', () => {
    const decision = logCall(degraded, { ...call, answered: false }, occasion);
    expect(decision).toMatchObject({ ok: true, state: { status: 'qualified' } });
    expect(decision.ok && decision.events.map((e) => e.type)).toEqual(['call_logged']);
    expect(duty(accepted(decision), 'R08-call-ars')[0]).toMatchObject({ state: 'open' });
  });

  it('to the declarant does not make handling begin', () => {
    expect(accepted(logCall(degraded, { ...call, to: 'declarant' }, occasion)).status).toBe('qualified');
  });

  it('to somebody whom the case does not concern is refused', () => {
    expect(refusalOf(logCall(degraded, { ...call, to: 'ars:11' }, occasion))).toBe('no_such_recipient');
  });

  it('keeps what was said out of the history', () => {
    const decision = logCall(degraded, call, occasion);
    expect(JSON.stringify(decision.ok && decision.events)).not.toContain('SECRET');
  });
});
