import { aCase, accepted } from '../../../../test/builders/case';
import { liftRestriction, RESTRICTED_HANDLING, restrictCase, UNTOLD_EVENTS } from '.';

describe('the dedicated chain', () => {
  const state = aCase().qualified().build();

  it('changes the flag and nothing that anybody else reads', () => {
    const decision = restrictCase(state);
    expect(accepted(decision)).toEqual({ ...state, restricted: true });
    expect(decision).toMatchObject({ events: [{ type: 'restricted', data: {} }] });
  });

  it('is left again, without a trace either', () => {
    const decision = liftRestriction({ ...state, restricted: true });
    expect(accepted(decision)).toEqual(state);
    expect(decision).toMatchObject({ events: [{ type: 'unrestricted', data: {} }] });
  });

  it.each([
    ['entered', restrictCase, true],
    ['left', liftRestriction, false],
  ] as const)('is %s twice without effect', (_what, verb, restricted) => {
    const held = { ...state, restricted };
    expect(verb(held)).toEqual({ ok: true, state: held, events: [] });
  });

  it('keeps its events out of the history', () => {
    expect(UNTOLD_EVENTS).toEqual(['restricted', 'unrestricted']);
    expect(RESTRICTED_HANDLING).toBe('Traitement particulier – chaîne dédiée');
  });
});
