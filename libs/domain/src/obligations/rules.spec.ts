import { PRINCIPLES, RULES, type Rule } from '.';
import { EXPECTED_RULES } from '../../../../test/builders/expected-rules.data';
import { faultsOfRules } from '../../../../test/builders/faults-of-rules';

const numberOf = (id: string) => Number(id.slice(1, 3));

describe('the rulebook', () => {
  it('says what the table of the texts says, entry by entry', () => {
    expect(faultsOfRules()).toEqual([]);
  });

  it('and the table match one to one: a new rule is one entry and one row', () => {
    const names = (list: readonly Pick<Rule, 'id' | 'version'>[]) =>
      list.map(({ id, version }) => `${id} v${version}`).sort();
    expect(names(RULES)).toEqual(names(EXPECTED_RULES));
    expect(new Set(names(RULES)).size).toBe(RULES.length);
  });

  it('treats every number that concerns a case, as an entry or as a principle', () => {
    const concerned = [...Array(24).keys()].map((i) => i + 1).concat(26, 31, 33, 34, 35, 36, 37, 40);
    const treated = [...RULES.map(({ id }) => numberOf(id)), ...PRINCIPLES.map(({ number }) => number)];
    expect([...new Set(treated)].sort((a, b) => a - b)).toEqual(concerned);
  });

  it('has versions of one entry that follow each other without a gap or an overlap', () => {
    const pairs = RULES.flatMap((rule, i) => {
      const next = RULES.slice(i + 1).find(({ id }) => id === rule.id);
      return next ? [{ rule, next }] : [];
    });
    expect(pairs.map(({ rule }) => rule.id)).toEqual(['R01-declare', 'R05-inform-ars', 'R05-inform-fssi']);
    for (const { rule, next } of pairs) {
      expect([rule.id, next.inForce.from]).toEqual([rule.id, rule.inForce.until]);
      expect([rule.id, next.version]).toEqual([rule.id, rule.version + 1]);
    }
  });

  it.each(RULES)('$id v$version says in French on which text it stands, when and why', (rule) => {
    expect(rule.basis).toMatch(/^[A-ZÉ].{5,}/);
    expect(rule.because).toMatch(/^[A-ZÉL].+\.$/);
    expect(rule.trigger).toMatch(/^[A-ZÉÔ].+\.$/);
    expect(rule.to.length).toBeGreaterThan(3);
  });

  it('counts hours and months for facilities only: the desk acts without delay', () => {
    const counted = EXPECTED_RULES.filter(({ clock }) => clock.kind !== 'without_delay');
    expect(new Set(counted.map(({ debtor }) => debtor))).toEqual(new Set(['facility']));
  });
});
