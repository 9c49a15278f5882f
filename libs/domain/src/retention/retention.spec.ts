import { RETENTION_RULES, retentionOf, type RetentionKind } from '.';

const at = (text: string) => Date.parse(text);
const facts = (startsAt: string | null, kind: RetentionKind = 'case', held = false) => ({
  ...{ kind, held, startsAt: startsAt === null ? null : at(startsAt) },
});

describe('what is kept', () => {
  it.each([
    ['case', '2026-11-22T10:00:00Z', '2031-11-22T10:00:00Z'],
    ['case_out_of_scope', '2026-11-22T10:00:00Z', '2027-11-22T10:00:00Z'],
    ['declarant_contact', '2027-02-28T23:59:59Z', '2028-02-28T23:59:59Z'],
    ['sessions', '2027-08-31T12:00:00Z', '2028-02-29T12:00:00Z'],
  ] as const)('of kind %s from %s is due at %s and not a millisecond before', (kind, start, end) => {
    expect(retentionOf(facts(start, kind), at(end))).toMatchObject({ until: at(end), isDue: true });
    expect(retentionOf(facts(start, kind), at(end) - 1)).toMatchObject({ isDue: false });
  });

  it('has no end while its time does not run', () => {
    expect(retentionOf(facts(null), at('2099-01-01T00:00:00Z'))).toBeNull();
  });

  it('is not due while somebody holds it', () => {
    expect(retentionOf(facts('2001-01-01T00:00:00Z', 'case', true), at('2099-01-01T00:00:00Z'))?.isDue).toBe(
      false,
    );
  });

  it('is not erased by the product where a person must', () => {
    const due = retentionOf(facts('2001-01-01T00:00:00Z', 'audit_record'), at('2099-01-01T00:00:00Z'));
    expect(due).toMatchObject({ isDue: false, rule: { erasedBy: 'person' } });
  });

  it('knows no rule before there was one', () => {
    expect(retentionOf(facts('2001-01-01T00:00:00Z'), at('2002-01-01T00:00:00Z'))).toBeNull();
  });
});

describe('the rules', () => {
  it('are one a kind on each day, each with its text and its proof mark', () => {
    for (const { kind, since, until, basis, proof, months } of RETENTION_RULES) {
      const others = RETENTION_RULES.filter(
        (other) => other.kind === kind && other.since < (until ?? '9999') && since < (other.until ?? '9999'),
      );
      expect([kind, others.length]).toEqual([kind, 1]);
      expect(basis).toMatch(/art\.|délibération/);
      expect(['confirmed', 'to_confirm']).toContain(proof);
      expect(months).toBeGreaterThan(0);
    }
  });
});
