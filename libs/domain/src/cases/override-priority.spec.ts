import { complementCase, overridePriority, rankOf } from '.';
import { accepted, aCase, anOccasion, CASE_IN, DECLARANT } from '../../../../test/builders/case';

const o = anOccasion();
const state = aCase().build();
const decided = accepted(overridePriority(state, { score: 48, reason: 'Seule maternité du bassin' }, o));

describe('the priority that a person decides', () => {
  it('ranks the case, with who and why, and leaves the proposal beside it', () => {
    expect(decided.priority).toEqual({
      ...state.priority,
      override: { score: 48, reason: 'Seule maternité du bassin', by: 'analyste d’astreinte', at: o.now },
    });
    expect(rankOf(decided.priority)).toBe(48);
    expect(decided.version).toBe(state.version + 1);
  });

  it('holds while the proposal follows the facts', () => {
    const grave = { patientDanger: 'actual' } as const;
    const after = accepted(complementCase(decided, grave, anOccasion({ actor: DECLARANT })));
    expect(after.priority.score).toBeGreaterThan(state.priority.score);
    expect(rankOf(after.priority)).toBe(48);
  });

  it('is withdrawn with a reason, and the parts rank it again', () => {
    const decision = overridePriority(decided, { score: null, reason: 'Maternité voisine rouverte' }, o);
    expect(rankOf(accepted(decision).priority)).toBe(state.priority.score);
    expect(decision).toMatchObject({
      events: [{ type: 'priority_overridden', data: { score: null, reason: 'Maternité voisine rouverte' } }],
    });
  });

  it('cannot be withdrawn when nobody decided it', () => {
    const withdrawn = overridePriority(state, { score: null, reason: 'rien' }, o);
    expect(withdrawn).toMatchObject({ refusal: 'nothing_to_withdraw' });
  });

  it.each(['closed', 'out_of_scope', 'transferred', 'merged'] as const)(
    'ranks no case that is %s',
    (status) => {
      const ranked = overridePriority(CASE_IN[status](), { score: 1, reason: 'rien' }, o);
      expect(ranked).toMatchObject({ refusal: 'not_allowed_in_this_status' });
    },
  );
});
