import { contestQualification, qualifyCase } from '.';
import { accepted, aCase, anOccasion, CASE_IN, refusalOf } from '../../../../test/builders/case';
import {
  aFacility,
  aQualificationInput,
  HOUR,
  indents,
  NIGHT,
  noData,
} from '../../../../test/builders/facts';

const later = anOccasion({ now: NIGHT + 9 * HOUR });
const significatif = aQualificationInput({ indents: indents({ others_may_be_hit: 'unknown' }) });

describe('qualifying', () => {
  it('is done on behalf of the agencies of the sites, by a function, at an hour', () => {
    const facilities = [aFacility(), aFacility({ id: 'b', ars: 'ars:28', declares: false })];
    const state = accepted(qualifyCase(aCase({ facilities }).taken().build(), significatif, later));
    expect(state.qualification).toMatchObject({
      level: 'significatif',
      proposed: 'significatif',
      because: ['others_may_be_hit'],
      onBehalfOf: ['ars:32', 'ars:28'],
      decidedBy: 'analyste d’astreinte',
      decidedAt: later.now,
    });
  });

  it.each([
    ['grave', null, 'override_needs_reason'],
    ['grave', '', 'override_needs_reason'],
    ['grave', 'le prestataire a confirmé', 'accepted'],
    ['significatif', null, 'accepted'],
    [null, null, 'accepted'],
  ] as const)('as %s against the proposal, with reason %j, is %s', (level, overrideReason, expected) => {
    const input = { ...significatif, level, overrideReason };
    expect(refusalOf(qualifyCase(CASE_IN.triage(), input, later))).toBe(expected);
  });

  it('against the proposal keeps the proposal beside the decision', () => {
    const input = { ...significatif, level: 'grave' as const, overrideReason: 'le prestataire a confirmé' };
    const { qualification, obligations } = accepted(qualifyCase(CASE_IN.triage(), input, later));
    expect(qualification).toMatchObject({ proposed: 'significatif', level: 'grave' });
    expect(obligations.some((o) => o.act === 'escalate')).toBe(false);
  });

  it.each([
    ['public_hospital', 'qualified', 'qualified', ['ars:32']],
    ['social_security_body', 'transferred', 'transferred', []],
    ['military_hospital', 'transferred', 'transferred', []],
    ['pharmacy', 'out_of_scope', 'declared_out_of_scope', []],
  ] as const)('a case of a %s from triage leaves it %s', (type, status, event, onBehalfOf) => {
    const state = aCase({ facilities: [aFacility({ type })] })
      .taken()
      .build();
    const decision = qualifyCase(state, significatif, later);
    expect(decision).toMatchObject({ ok: true, state: { status, qualification: { onBehalfOf } } });
    expect(decision.ok && decision.events[0]?.type).toBe(event);
  });

  it('a case of a pharmacy tells it why it ends there', () => {
    const state = aCase({ facilities: [aFacility({ type: 'pharmacy' })] })
      .taken()
      .build();
    const said = accepted(qualifyCase(state, significatif, later));
    expect(said.outOfScope).toEqual({ category: 'pharmacy', reason: significatif.reason });
    const silent = accepted(qualifyCase(state, { ...significatif, reason: '' }, later));
    expect(silent.outOfScope?.reason).toMatch(/hors du périmètre/);
  });

  it('again lowers the level without erasing what was owed', () => {
    const before = accepted(qualifyCase(CASE_IN.triage(), significatif, later));
    const after = accepted(qualifyCase(before, aQualificationInput(), later));
    expect(after.obligations).toHaveLength(before.obligations.length);
    expect(after.obligations.find((o) => o.act === 'escalate')).toMatchObject({ state: 'superseded' });
  });

  it('weighs the priority again', () => {
    const input = aQualificationInput({ indents: indents({ safety_of_care: 'actual' }) });
    const before = CASE_IN.triage();
    expect(accepted(qualifyCase(before, input, later)).priority.score).toBeGreaterThan(before.priority.score);
  });

  it('makes the version grow, so that somebody editing meanwhile is told', () => {
    const before = CASE_IN.triage();
    const { version, lastChange } = accepted(qualifyCase(before, significatif, later));
    expect(version).toBe(before.version + 1);
    expect(lastChange).toEqual({ by: 'analyste d’astreinte', at: later.now });
  });

  it('puts no free text into the history', () => {
    const state = aCase({ incident: { narrative: 'SECRET', data: noData() } })
      .taken()
      .build();
    const decision = qualifyCase(state, { ...significatif, reason: 'SECRET' }, later);
    expect(JSON.stringify(decision.ok && decision.events)).not.toContain('SECRET');
  });
});

describe('contesting', () => {
  const qualified = CASE_IN.qualified();

  it('is for the agency on whose behalf it was entered', () => {
    const state = accepted(
      contestQualification(qualified, { ars: 'ars:32', reason: 'désaccord', level: null }, later),
    );
    const contest = { by: 'ars:32', at: later.now, reason: 'désaccord', level: null, answeredAt: null };
    expect(state.qualification).toEqual({ ...qualified.qualification, contests: [contest] });
    expect(state.status).toBe('qualified');
  });

  it('is refused to another agency, and before there is anything to contest', () => {
    expect(
      refusalOf(contestQualification(qualified, { ars: 'ars:11', reason: 'x', level: null }, later)),
    ).toBe('not_competent');
    expect(
      refusalOf(contestQualification(CASE_IN.triage(), { ars: 'ars:32', reason: 'x', level: null }, later)),
    ).toBe('not_qualified_yet');
  });

  it('is answered by qualifying again', () => {
    const contested = accepted(
      contestQualification(qualified, { ars: 'ars:32', reason: 'désaccord', level: null }, later),
    );
    const [contest] = accepted(qualifyCase(contested, significatif, later)).qualification!.contests;
    expect(contest).toMatchObject({ by: 'ars:32', answeredAt: later.now });
  });
});
