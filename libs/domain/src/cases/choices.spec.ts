import { complementCase, factsOf, makeChoice, proposedAlerts, type Case } from '.';
import type { LawInForce } from '#domain/obligations';
import { accepted, aCase, anOccasion, CASE_IN, refusalOf } from '../../../../test/builders/case';
import { aFacility, HOUR, NIGHT, noData } from '../../../../test/builders/facts';

const later = anOccasion({ now: NIGHT + 9 * HOUR });
const breach = { data: noData({ personal: 'yes' }) };
const harm = { patientDanger: 'actual', systems: ['imaging', 'theatre'] } as const;
const harmed = () => aCase({ incident: { ...breach, ...harm, systems: [...harm.systems] } });
const propose = (state: Case) => proposedAlerts(factsOf(state));
const alert = (state: Case, about: string, o = later) =>
  makeChoice(state, { what: 'alert', about, reason: 'Scanner arrêté' }, o);

describe('the alerts that are proposed', () => {
  it('are the agencies that the systems point to, each with them, and the CNIL for personal data', () => {
    const proposed = propose(harmed().qualified().build());
    expect(proposed.map(({ about, systems }) => [about, systems])).toEqual([
      ['ansm', ['imaging']],
      ['abm', ['theatre']],
      ['efs', ['theatre']],
      ['asnr', ['imaging']],
      ['cnil', []],
    ]);
    expect(proposed.every(({ because, chosenAt }) => because.endsWith('.') && chosenAt === null)).toBe(true);
  });

  it.each([
    ['not qualified', () => harmed().taken().build()],
    [
      'for another chain',
      () =>
        aCase({ incident: breach, facilities: [social()] })
          .qualified()
          .build(),
    ],
    ['of which nothing is known to be personal', () => CASE_IN.qualified()],
    [
      'that hurts nobody',
      () =>
        aCase({ incident: { systems: ['imaging'] } })
          .qualified()
          .build(),
    ],
  ])('are none for a case %s', (_, state) => {
    expect(propose(state())).toEqual([]);
  });

  const social = () => aFacility({ type: 'social_security_body', ars: 'ars:11' });
});

describe('choosing an alert', () => {
  const state = () => harmed().qualified().build();

  it('is kept with who, when and why, and owes the alert at once', () => {
    const after = accepted(alert(state(), 'ansm'));
    const by = 'analyste d’astreinte';
    expect(after.choices).toEqual([
      { what: 'alert', about: 'ansm', at: later.now, by, reason: 'Scanner arrêté' },
    ]);
    const letter = after.letters.find(({ recipient }) => recipient === 'ansm');
    expect(letter).toMatchObject({ message: 'alert', state: 'owed' });
    expect(after.releases.find(({ id }) => id === letter!.releaseId)).toMatchObject({ basis: 'B4' });
    expect(propose(after).find(({ about }) => about === 'ansm')).toMatchObject({ chosenAt: later.now });
  });

  it('of the CNIL goes upon its own basis', () => {
    const after = accepted(alert(state(), 'cnil'));
    expect(after.releases.at(-1)).toMatchObject({ recipient: 'cnil', basis: 'B5' });
  });

  it.each(['anssi', 'fssi', 'insurer', 'declarant'])('that nothing proposes, %s, is refused', (about) => {
    expect(refusalOf(alert(state(), about))).toBe('not_proposed');
  });

  it('of an agency that no system points to is the duty officer’s, once, when care is hit', () => {
    const unsaid = () => aCase({ incident: { patientDanger: 'actual' } });
    const after = accepted(alert(unsaid().qualified().build(), 'spf'));
    expect(propose(after)).toEqual([]);
    expect(after.letters.find(({ recipient }) => recipient === 'spf')).toMatchObject({ state: 'owed' });
    expect(refusalOf(alert(after, 'spf'))).toBe('not_proposed');
    expect(refusalOf(alert(unsaid().taken().build(), 'spf'))).toBe('not_proposed');
    expect(refusalOf(alert(CASE_IN.qualified(), 'spf'))).toBe('not_proposed');
  });

  it('twice is refused: the first stands', () => {
    expect(refusalOf(alert(accepted(alert(state(), 'ansm')), 'ansm'))).toBe('not_proposed');
  });

  it('in an ended case is refused', () => {
    const closed = { ...state(), status: 'closed' as const };
    expect(refusalOf(alert(closed, 'ansm'))).toBe('not_allowed_in_this_status');
  });

  it('outlives facts that no longer call for it: the choice stays, the alert not sent is cancelled', () => {
    const chosen = accepted(alert(state(), 'cnil'));
    const after = accepted(complementCase(chosen, { data: { personal: 'no' } }, later));
    expect(after.choices).toHaveLength(1);
    expect(after.letters.filter(({ recipient }) => recipient === 'cnil').map((l) => l.state)).toEqual([
      'cancelled',
    ]);
  });
});

describe('an intermediate report that an authority asked for', () => {
  const law: LawInForce = { nis2: { from: NIGHT - HOUR, creditor: 'anssi' } };
  const entity = () =>
    aCase({ incident: { operation: 'degraded' }, facilities: [aFacility({ nis2: 'yes' })] });
  const ask = (about: string, o = anOccasion({ now: NIGHT + 9 * HOUR, law })) =>
    makeChoice(entity().qualified().build(), { what: 'intermediate_report', about, reason: 'Demandé' }, o);

  it('is owed by the facility from the hour of the request', () => {
    const owed = accepted(ask('anssi')).obligations.filter(({ phase }) => phase === 'intermediate');
    expect(owed).toMatchObject([{ debtor: 'facility', creditor: 'anssi', anchorAt: NIGHT + 9 * HOUR }]);
  });

  it('is not for another authority, nor before the law is in force', () => {
    expect(refusalOf(ask('cnil'))).toBe('not_proposed');
    expect(refusalOf(ask('anssi', later))).toBe('not_proposed');
  });
});
