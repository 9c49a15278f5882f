import { complementCase, listControllers, reopenCase, type Case, type Status } from '.';
import { accepted, aCase, anOccasion, CASE_IN, DECLARANT } from '../../../../test/builders/case';
import { aFacility, HOUR, NIGHT, noData } from '../../../../test/builders/facts';

const o = anOccasion({ now: NIGHT + 9 * HOUR, actor: DECLARANT });
const open = (state: Case) => state.tasks.filter(({ doneAt }) => doneAt === null).map(({ kind }) => kind);
const NARRATIVE = { narrative: 'Les postes tombent à nouveau.' };

/** Reasons of the pages that a complement raises, and the tasks that it opens. */
function raisedBy(state: Case, changes: Parameters<typeof complementCase>[1]): [unknown[], string[]] {
  const decision = complementCase(state, changes, o);
  if (!decision.ok) throw new Error(decision.refusal);
  const pages = decision.events.filter(({ type }) => type === 'page_raised').map(({ data }) => data.reason);
  const held = new Set(state.tasks.map(({ id }) => id));
  return [pages, decision.state.tasks.filter(({ id }) => !held.has(id)).map(({ kind }) => kind)];
}

describe('a complement on a closed case', () => {
  const after = accepted(complementCase(CASE_IN.closed(), NARRATIVE, o));

  it('takes it up again, and it is no longer resolved', () => {
    expect(after).toMatchObject({ status: 'handling', resolution: null });
    expect(CASE_IN.closed().resolution).not.toBeNull();
  });

  it('asks nobody whether to take it up', () => {
    expect(open(after)).toEqual([]);
  });
});

describe('news on a case that ended otherwise', () => {
  it.each(['out_of_scope', 'transferred'] as const)(
    '%s: asks whether to take it up, and wakes nobody',
    (status) => {
      const state = CASE_IN[status]();
      expect(raisedBy(state, NARRATIVE)).toEqual([[], ['news_on_ended_case']]);
      expect(accepted(complementCase(state, NARRATIVE, o)).status).toBe(status);
    },
  );

  it.each([
    ['urgent', { urgent: true }, 'urgent_complement'],
    ['actual danger', { patientDanger: 'actual' }, 'danger_became_actual'],
    ['care interrupted', { operation: 'care_interrupted' }, 'care_became_interrupted'],
  ] as const)('%s: wakes the person on call', (_, changes, reason) => {
    expect(raisedBy(CASE_IN.out_of_scope(), changes)).toEqual([[reason], ['news_on_ended_case']]);
  });

  it('is answered when somebody takes the case up', () => {
    const told = accepted(complementCase(CASE_IN.out_of_scope(), NARRATIVE, o));
    const later = accepted(reopenCase(told, 'concernée après tout', anOccasion({ now: o.now + HOUR })));
    expect(later.tasks).toMatchObject([
      { kind: 'news_on_ended_case', doneAt: o.now + HOUR, outcome: 'analyste d’astreinte : dossier repris' },
    ]);
  });
});

describe('grave news', () => {
  const BEFORE_THE_END: readonly Status[] = [
    'received',
    'triage',
    'qualified',
    'handling',
    'resolved',
    'closed',
  ];

  it.each(BEFORE_THE_END)('%s: wakes somebody and asks for another qualification', (status) => {
    const state = CASE_IN[status]();
    expect(raisedBy(state, { urgent: true })).toEqual([['urgent_complement'], ['qualify_again']]);
    expect(raisedBy(state, { patientDanger: 'actual' })).toEqual([
      ['danger_became_actual'],
      ['qualify_again'],
    ]);
    expect(raisedBy(state, NARRATIVE)).toEqual([[], []]);
  });

  it('is new once: a danger already known wakes nobody again, what is urgent again does', () => {
    const grave = aCase({ incident: { patientDanger: 'actual', urgent: true } }).build();
    expect(raisedBy(grave, { patientDanger: 'actual' })).toEqual([[], []]);
    expect(raisedBy(grave, { urgent: true })).toEqual([['urgent_complement'], ['qualify_again']]);
  });
});

describe('a processor that names its clients afterwards', () => {
  const provider = aFacility({ id: 'provider', name: 'Éditeur', type: 'provider', finess: null });
  const incident = { data: noData({ personal: 'yes', health: 'yes', effects: ['disclosed'] }) };
  const declared = aCase({ incident, facilities: [provider] });
  const client = aFacility({ id: 'client-1', finess: '590000001', declares: false });

  it('takes a closed case up again', () => {
    const closed = declared.qualified().everythingWaived().resolved().closed().build();
    expect(accepted(listControllers(closed, [client], o))).toMatchObject({
      ...{ status: 'handling', resolution: null },
    });
  });

  it('cannot on a case that ended otherwise', () => {
    const set = aCase({ incident, facilities: [provider] })
      .taken()
      .outOfScope()
      .build();
    expect(listControllers(set, [client], o)).toEqual({
      ...{ ok: false, refusal: 'not_allowed_in_this_status', detail: ['out_of_scope', 'reconsider'] },
    });
  });
});
