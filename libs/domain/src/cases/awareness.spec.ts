import { letTimePass, listControllers, recordAwareness, type Case } from '.';
import { accepted, aCase, anOccasion, CASE_IN, DECLARANT, SYSTEM } from '../../../../test/builders/case';
import { aFacility, HOUR, MINUTE, NIGHT, noData } from '../../../../test/builders/facts';

const breach = { data: noData({ personal: 'yes', health: 'yes', effects: ['unavailable'] }) };
const occasion = anOccasion();
const own = aCase({ incident: breach }).build();
const ON_THE_MORROW = 'le DPO l’a su au matin';

const duty = (state: Case, rule: string, facilityId?: string) =>
  state.obligations.filter(
    (o) => o.rule === rule && (facilityId === undefined || o.facilityId === facilityId),
  );
const at = (awarenessAt: number, facilityId = 'facility-main') => ({
  ...{ facilityId, awarenessAt },
  reason: ON_THE_MORROW,
});

describe('the awareness of a controller', () => {
  it('sets its clock again and keeps what it said, with the reason', () => {
    const [before] = duty(own, 'R15-file-cnil');
    expect(before).toMatchObject({ anchorAt: NIGHT, dueAt: NIGHT + 72 * HOUR });
    const after = accepted(recordAwareness(own, at(NIGHT + 3 * HOUR), occasion));
    expect(duty(after, 'R15-file-cnil')).toEqual([
      {
        ...before,
        anchorAt: NIGHT + 3 * HOUR,
        dueAt: NIGHT + 75 * HOUR,
        reanchored: [{ at: occasion.now, reason: ON_THE_MORROW, anchorAt: NIGHT, dueAt: NIGHT + 72 * HOUR }],
      },
    ]);
    expect(after).toMatchObject({ version: own.version + 1, lastChange: { by: 'analyste d’astreinte' } });
  });

  it.each([
    ['five minutes ahead', { awarenessAt: occasion.now + 5 * MINUTE }, 'accepted'],
    ['in the future', { awarenessAt: occasion.now + 5 * MINUTE + 1 }, 'awarenessAt:in_the_future'],
    ['as the incident began', { awarenessAt: NIGHT }, 'accepted'],
    ['before the notice, as the form accepts it', { awarenessAt: NIGHT - 48 * HOUR }, 'accepted'],
    ['before any health information system', { awarenessAt: 0 }, 'awarenessAt:too_old'],
    ['of a stranger', { facilityId: 'facility-elsewhere' }, 'facility-elsewhere'],
  ])('%s', (_, change, expected) => {
    const decision = recordAwareness(own, { ...at(NIGHT), ...change }, occasion);
    expect(decision.ok ? 'accepted' : decision.detail[0]).toBe(expected);
  });

  it('is not before the start, when the start is known', () => {
    const slow = aCase({ incident: { ...breach, startedAt: NIGHT - 48 * HOUR } }).build();
    expect(recordAwareness(slow, at(NIGHT - 48 * HOUR), occasion).ok).toBe(true);
    expect(recordAwareness(slow, at(NIGHT - 48 * HOUR - 1), occasion)).toMatchObject({
      ...{ refusal: 'dates_impossible', detail: ['awarenessAt:before_start'] },
    });
  });

  it('of one that has left the case is nobody’s', () => {
    const left = { ...own, facilities: [{ ...aFacility(), leftAt: NIGHT }] };
    expect(recordAwareness(left, at(NIGHT), occasion)).toMatchObject({ refusal: 'no_such_facility' });
  });

  it('moved back reminds at once of what its hour has passed', () => {
    const old = aCase({ incident: { ...breach, startedAt: NIGHT - 60 * HOUR } }).build();
    const after = accepted(recordAwareness(old, at(NIGHT - 30 * HOUR), occasion));
    expect(duty(after, 'R15-remind-cnil').map(({ round, state }) => [round, state])).toEqual([
      ['24 h', 'prepared'],
    ]);
    expect(after.letters.at(-1)).toMatchObject({ recipient: 'declarant', message: 'reminder' });
  });

  it('moved on takes back the lateness that was noted', () => {
    const late = accepted(letTimePass(own, anOccasion({ now: NIGHT + 73 * HOUR, actor: SYSTEM })));
    expect(duty(late, 'R15-file-cnil')[0]).toMatchObject({ overdueAt: NIGHT + 73 * HOUR });
    const o = anOccasion({ now: NIGHT + 74 * HOUR });
    const after = accepted(recordAwareness(late, at(NIGHT + 10 * HOUR), o));
    expect(duty(after, 'R15-file-cnil')[0]).toMatchObject({ overdueAt: null, dueAt: NIGHT + 82 * HOUR });
  });
});

describe('a processor that declares', () => {
  const provider = aFacility({ id: 'provider', name: 'Éditeur d’Exemple', type: 'provider', finess: null });
  const declared = aCase({ incident: breach, facilities: [provider] }).build();
  const client = (n: number, change = {}) =>
    aFacility({ id: `client-${n}`, finess: `59000000${n}`, declares: true, ...change });
  const o = anOccasion({ actor: DECLARANT });
  const listed = accepted(
    listControllers(declared, [client(1), client(2, { awarenessAt: NIGHT + HOUR })], o),
  );

  it('owes word to controllers that nobody has named yet', () => {
    expect(duty(declared, 'R18-inform-controllers')).toMatchObject([
      { creditor: 'controllers', state: 'open' },
    ]);
    expect(duty(declared, 'R15-file-cnil')).toEqual([]);
  });

  it('names them: each has a clock of its own, which runs once it knows', () => {
    expect(duty(listed, 'R15-file-cnil', 'client-1')).toMatchObject([{ anchorAt: null, dueAt: null }]);
    expect(duty(listed, 'R15-file-cnil', 'client-2')).toMatchObject([{ dueAt: NIGHT + 73 * HOUR }]);
    expect(listed.facilities.map(({ id, declares }) => [id, declares])).toEqual([
      ['provider', true],
      ['client-1', false],
      ['client-2', false],
    ]);
  });

  it('has told those that know', () => {
    const told = Object.fromEntries(
      duty(listed, 'R18-inform-controllers').map(({ creditor, state }) => [creditor, state]),
    );
    expect(told).toEqual({
      controllers: 'superseded',
      'controller:client-1': 'open',
      'controller:client-2': 'fulfilled',
    });
  });

  it('has told one whose awareness the desk records', () => {
    const after = accepted(recordAwareness(listed, at(NIGHT + 2 * HOUR, 'client-1'), occasion));
    const told = duty(after, 'R18-inform-controllers').find((d) => d.creditor === 'controller:client-1');
    expect(told).toMatchObject({ state: 'fulfilled', settledAt: NIGHT + 2 * HOUR });
    expect(duty(after, 'R15-file-cnil', 'client-1')).toMatchObject([
      {
        dueAt: NIGHT + 74 * HOUR,
        reanchored: [{ anchorAt: null, dueAt: null, reason: ON_THE_MORROW }],
      },
    ]);
  });

  it('names one twice without doubling it, be it by its number, and may say when it knew', () => {
    const again = client(1, { id: 'another-id', awarenessAt: NIGHT + 3 * HOUR });
    const after = accepted(listControllers(listed, [again, again, client(3)], o));
    expect(after.facilities.map(({ id }) => id)).toEqual(['provider', 'client-1', 'client-2', 'client-3']);
    expect(duty(after, 'R15-file-cnil', 'client-1')).toMatchObject([{ dueAt: NIGHT + 75 * HOUR }]);
  });

  it('cannot say that one knew tomorrow, nor before anything could happen', () => {
    const wrong = [client(3), client(4, { awarenessAt: 0 }), client(5, { awarenessAt: NIGHT + 99 * HOUR })];
    expect(listControllers(declared, wrong, o)).toEqual({
      ok: false,
      refusal: 'dates_impossible',
      detail: ['controllers.1.awarenessAt:too_old', 'controllers.2.awarenessAt:in_the_future'],
    });
  });

  it('tells the agency of a client in another region once the case is qualified', () => {
    const qualified = aCase({ incident: breach, facilities: [{ ...provider, ars: 'ars:32' }] })
      .qualified()
      .build();
    const after = accepted(listControllers(qualified, [client(1, { ars: 'ars:11' })], o));
    expect(after.letters.map(({ recipient }) => recipient)).toContain('ars:11');
  });

  it('raises the priority when a client cares for more people', () => {
    expect(listed.priority.parts.careOffer.weight).toBeGreaterThan(declared.priority.parts.careOffer.weight);
  });

  it('is no hospital that declares for itself', () => {
    expect(listControllers(CASE_IN.triage(), [client(1)], o)).toMatchObject({ refusal: 'not_a_processor' });
  });
});
