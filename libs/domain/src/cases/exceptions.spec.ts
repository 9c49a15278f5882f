import {
  complementCase,
  declareFilingNotNeeded,
  EXCEPTIONS,
  invokeException,
  letTimePass,
  type Case,
  type Exception,
} from '.';
import { accepted, aCase, anOccasion, CASE_IN, DECLARANT, SYSTEM } from '../../../../test/builders/case';
import { aFacility, HOUR, NIGHT, noData } from '../../../../test/builders/facts';

const disclosed = { data: noData({ personal: 'yes', health: 'yes', effects: ['disclosed'] }) };
const breach = aCase({ incident: disclosed }).build();
const o = anOccasion({ actor: DECLARANT });
const duty = (state: Case, rule: string) => state.obligations.filter((owed) => owed.rule === rule);
const REASON = 'Clés de chiffrement intactes.';

describe('an exception to telling the persons (art. 34.3)', () => {
  it.each<[Exception, string | null, string]>([
    ['unintelligible_data', null, 'RGPD art. 34.3 a'],
    ['later_measures', null, 'RGPD art. 34.3 b'],
    ['disproportionate_effort', 'Communiqué du 12 février', 'RGPD art. 34.3 c'],
  ])(
    '%s waives the duty, with the article and the reason as its proof',
    (exception, communication, article) => {
      const decision = invokeException(breach, { exception, reason: REASON, communication }, o);
      const [waived] = duty(accepted(decision), 'R19-inform-persons');
      expect(waived).toMatchObject({ state: 'waived', settledAt: o.now });
      for (const said of [article, REASON, communication ?? '']) expect(waived!.proof).toContain(said);
      expect(decision).toMatchObject({
        events: [
          { type: 'exception_invoked', data: { exception, facilities: ['facility-main'] } },
          { type: 'obligation_settled' },
        ],
      });
    },
  );

  it('has the three of the article and no other', () => {
    expect(EXCEPTIONS).toHaveLength(3);
  });

  it.each([null, ''])('for too great an effort asks where the public was told, not %j', (communication) => {
    const invoked = { exception: 'disproportionate_effort' as const, reason: REASON, communication };
    expect(invokeException(breach, invoked, o)).toMatchObject({ refusal: 'communication_needed' });
  });

  it('has nothing to lift where the persons are owed nothing', () => {
    const invoked = { exception: 'later_measures' as const, reason: REASON };
    expect(invokeException(CASE_IN.triage(), invoked, o)).toMatchObject({ refusal: 'no_such_duty' });
    const elsewhere = { ...invoked, facilityId: 'facility-elsewhere' };
    expect(invokeException(breach, elsewhere, o)).toMatchObject({ refusal: 'no_such_duty' });
  });

  it('lifts the duty of the controller that invokes it, and not that of another', () => {
    const clients = ['client-1', 'client-2'].map((id) => aFacility({ id, declares: false }));
    const shared = aCase({ incident: disclosed, facilities: [aFacility({ type: 'provider' }), ...clients] });
    const invoked = { exception: 'later_measures' as const, reason: REASON, facilityId: 'client-2' };
    const after = duty(accepted(invokeException(shared.build(), invoked, o)), 'R19-inform-persons');
    expect(Object.fromEntries(after.map(({ facilityId, state }) => [facilityId, state]))).toEqual({
      'client-1': 'open',
      'client-2': 'waived',
    });
  });

  it('stays when the facts are completed', () => {
    const waived = accepted(invokeException(breach, { exception: 'later_measures', reason: REASON }, o));
    const after = accepted(complementCase(waived, { data: { persons: 12 } }, o));
    expect(duty(after, 'R19-inform-persons')).toMatchObject([{ state: 'waived' }]);
  });
});

describe('a breach that the controller holds to be without risk (art. 33.1)', () => {
  const reasoned = { reason: 'Sauvegarde perdue, chiffrée, restaurée dans l’heure.' };
  const excused = accepted(declareFilingNotNeeded(breach, reasoned, o));

  it('is not notified, with its reasons as the proof', () => {
    expect(duty(excused, 'R15-file-cnil')).toMatchObject([
      { state: 'waived', proof: `RGPD art. 33.1, absence de risque. ${reasoned.reason}` },
    ]);
  });

  it('is reminded of no more, and still goes into the register', () => {
    const later = accepted(letTimePass(excused, anOccasion({ now: NIGHT + 80 * HOUR, actor: SYSTEM })));
    expect(duty(later, 'R15-remind-cnil')).toEqual([]);
    expect(duty(later, 'R20-register')).toMatchObject([{ state: 'open' }]);
  });

  it.each([
    ['once more', excused, {}, 'no_such_duty'],
    ['where there are no data', CASE_IN.triage(), {}, 'no_such_duty'],
    ['by a stranger', breach, { facilityId: 'facility-elsewhere' }, 'no_such_facility'],
  ])('is refused %s', (_, state, who, refusal) => {
    expect(declareFilingNotNeeded(state, { ...reasoned, ...who }, o)).toMatchObject({ refusal });
  });
});
