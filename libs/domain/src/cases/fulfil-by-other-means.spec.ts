import { acknowledgeLetter, complementCase, fulfilByOtherMeans, recordLetterStopped, type Case } from '.';
import { accepted, aCase, anOccasion, CASE_IN, refusalOf } from '../../../../test/builders/case';
import { aFacility, HOUR, indents, NIGHT, noData } from '../../../../test/builders/facts';

const later = anOccasion({ now: NIGHT + 9 * HOUR });
const PROOF = 'remis en main propre au FSSI';
const dutyOf = (state: Case, act: string, creditor: string) =>
  state.obligations.find((o) => o.act === act && o.creditor === creditor)!;
const fulfil = (state: Case, act: string, creditor: string) =>
  fulfilByOtherMeans(state, dutyOf(state, act, creditor).id, PROOF, later);
const openTasks = (state: Case) => state.tasks.filter((t) => t.doneAt === null).map((t) => t.subject);
const letterTo = (state: Case, recipient: string) => state.letters.find((l) => l.recipient === recipient)!;

const significatif = { indents: indents({ others_may_be_hit: 'actual' }) };
const unsafe = {
  indents: indents({ safety_of_care: 'potential', others_may_be_hit: 'actual' }),
};
const red = aCase({ tlp: 'RED' }).qualified().build();
const grave = aCase({
  incident: { systems: ['prescription'], operation: 'degraded', data: noData({ personal: 'yes' }) },
})
  .qualified(unsafe)
  .build();
const social = aCase({ facilities: [aFacility({ type: 'social_security_body', ars: 'ars:11' })] })
  .qualified()
  .build();

describe('a duty done by other means', () => {
  it('under TLP:RED is fulfilled with its proof, and its task is done', () => {
    const after = accepted(fulfil(red, 'inform', 'fssi'));
    expect(dutyOf(after, 'inform', 'fssi')).toMatchObject({
      state: 'fulfilled',
      settledAt: later.now,
      proof: PROOF,
    });
    expect(openTasks(red)).toEqual(['ars:32', 'fssi']);
    expect(openTasks(after)).toEqual(['ars:32']);
    expect(after.status).toBe('handling');
  });

  it.each([
    ['inform', 'ars:32', grave, 'accepted'],
    ['escalate', 'fssi', grave, 'accepted'],
    ['alert', 'corruss', grave, 'accepted'],
    ['remind', 'ansm', grave, 'accepted'],
    ['acknowledge', 'declarant', grave, 'accepted'],
    ['transfer', 'cert-social', social, 'accepted'],
    ['call', 'ars:32', grave, 'no_such_obligation'],
    ['file', 'cnil', grave, 'no_such_obligation'],
    ['register', 'cnil', grave, 'no_such_obligation'],
  ])('to %s %s: %#', (act, creditor, state, expected) => {
    expect(refusalOf(fulfil(state, act, creditor))).toBe(expected);
  });

  it('is refused for what is settled, or does not exist', () => {
    const read = accepted(acknowledgeLetter(grave, letterTo(grave, 'corruss').id, later));
    expect(refusalOf(fulfil(read, 'alert', 'corruss'))).toBe('no_such_obligation');
    expect(refusalOf(fulfilByOtherMeans(grave, 'x', PROOF, later))).toBe('no_such_obligation');
  });

  it('cancels a letter that has nothing left to say, and ends what stopped it', () => {
    const state = CASE_IN.qualified();
    const why = { kind: 'no_valid_key', todo: 'Obtenir une clé' } as const;
    const held = accepted(recordLetterStopped(state, letterTo(state, 'fssi').id, why, later));
    const decision = fulfil(held, 'inform', 'fssi');
    const after = accepted(decision);
    expect(letterTo(after, 'fssi').state).toBe('cancelled');
    expect(letterTo(after, 'ars:32').state).toBe('owed');
    expect(openTasks(after)).toEqual([]);
    expect(decision.ok && decision.events.map((e) => e.type)).toEqual([
      'obligation_settled',
      'letter_cancelled',
      'handling_started',
    ]);
  });

  it('leaves a letter that still carries another duty, and the task about it', () => {
    const state = aCase().qualified(significatif).build();
    const why = { kind: 'no_valid_key', todo: 'Obtenir une clé' } as const;
    const held = accepted(recordLetterStopped(state, letterTo(state, 'fssi').id, why, later));
    const once = accepted(fulfil(held, 'inform', 'fssi'));
    expect([letterTo(once, 'fssi').state, openTasks(once)]).toEqual(['held', ['fssi']]);
    const twice = accepted(fulfil(once, 'escalate', 'fssi'));
    expect([letterTo(twice, 'fssi').state, openTasks(twice)]).toEqual(['cancelled', []]);
  });

  it('leaves a letter that has left as it is', () => {
    const sent = aCase().qualified(significatif).lettersSent().build();
    const after = accepted(fulfil(sent, 'escalate', 'fssi'));
    expect(letterTo(after, 'fssi').state).toBe('sent');
  });

  it('is not asked a second time when the facts change', () => {
    const after = accepted(
      complementCase(accepted(fulfil(red, 'inform', 'fssi')), { systems: ['mail'] }, later),
    );
    expect(after.obligations.filter((o) => o.act === 'inform' && o.creditor === 'fssi')).toHaveLength(1);
  });

  it('to the declarant does not make handling begin', () => {
    expect(accepted(fulfil(CASE_IN.qualified(), 'acknowledge', 'declarant')).status).toBe('qualified');
  });
});
