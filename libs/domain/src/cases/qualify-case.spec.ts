import { contestQualification, qualifyCase, recordLetterSent, type Case } from '.';
import type { QualificationInput } from '#domain/qualification';
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

/** Every letter that waits has left at that hour. */
function sent(state: Case, now: number): Case {
  const waiting = state.letters.filter((letter) => letter.state === 'owed');
  return waiting.reduce(
    (held, { id }) => accepted(recordLetterSent(held, id, 'message-id', anOccasion({ now }))),
    state,
  );
}

describe('qualifying otherwise than before', () => {
  const first = accepted(qualifyCase(CASE_IN.triage(), significatif, later));
  const told = sent(first, later.now + HOUR);
  const at = (hours: number) => anOccasion({ now: later.now + hours * HOUR });
  const again = (state: Case, input: Partial<QualificationInput>, hours: number) =>
    accepted(qualifyCase(state, { ...significatif, ...input }, at(hours)));
  const informedAgain = ({ obligations }: Case) =>
    obligations
      .filter(({ rule }) => rule === 'R06-inform-again')
      .map(({ creditor, round, state }) => `${creditor} ${round} ${state}`);

  it('is told to whoever was told, each time that something differs', () => {
    const lowered = again(told, aQualificationInput(), 2);
    expect(lowered.qualification).toMatchObject({ number: 2, changedAt: at(2).now, escalations: 1 });
    expect(informedAgain(lowered)).toEqual(['ars:32 n° 2 prepared', 'fssi n° 2 prepared']);
    const scope = again(lowered, { ...aQualificationInput(), nationalScope: true }, 3);
    expect(informedAgain(scope)).toEqual([
      ...['ars:32 n° 2 superseded', 'fssi n° 2 superseded', 'ars:32 n° 3 prepared', 'fssi n° 3 prepared'],
    ]);
  });

  it('writes nothing when it is decided the same again, told or not', () => {
    const same = again(told, { reason: 'Relu' }, 2);
    expect(same.qualification).toMatchObject({ number: 1, changedAt: later.now });
    expect(same.letters).toEqual(told.letters);
  });

  it('is not told apart before the first letter has left: that letter says it', () => {
    const late = sent(again(first, { certFrSupport: true }, 1), later.now + 2 * HOUR);
    expect(informedAgain(again(late, { certFrSupport: true }, 3))).toEqual([]);
  });

  it('escalates again what became significatif again', () => {
    const lowered = sent(again(told, aQualificationInput(), 2), at(3).now);
    const raised = again(lowered, {}, 4);
    const escalations = raised.obligations.filter(({ act }) => act === 'escalate');
    expect(escalations.map(({ round, state }) => [round, state])).toEqual([
      ['', 'sent'],
      ['n° 2', 'prepared'],
    ]);
    expect(raised.letters.at(-1)).toMatchObject({ state: 'owed' });
  });
});

describe('contesting', () => {
  const contest = (state: Case) =>
    contestQualification(state, { ars: 'ars:32', reason: 'désaccord', level: null }, later);
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

  it('is refused while the one before has no answer, and possible again after it', () => {
    const once = accepted(contest(qualified));
    expect(contest(once)).toEqual({ ok: false, refusal: 'already_contested', detail: ['ars:32'] });
    const answered = accepted(qualifyCase(once, significatif, later));
    expect(accepted(contest(answered)).qualification!.contests).toHaveLength(2);
  });

  it.each(['closed', 'out_of_scope', 'transferred', 'merged'] as const)('is refused once %s', (status) => {
    expect(refusalOf(contest({ ...qualified, status }))).toBe('not_allowed_in_this_status');
  });

  it('is answered by qualifying again', () => {
    const contested = accepted(
      contestQualification(qualified, { ars: 'ars:32', reason: 'désaccord', level: null }, later),
    );
    const [contest] = accepted(qualifyCase(contested, significatif, later)).qualification!.contests;
    expect(contest).toMatchObject({ by: 'ars:32', answeredAt: later.now });
  });
});
