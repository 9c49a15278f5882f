import { consentsInForce, findConsent, stateOfConsent, type Item, type Release } from '.';
import { HOUR, NIGHT } from '../../../../test/builders/facts';

const NOW = NIGHT + 5 * HOUR;

function agreement(id: string, change: Partial<Release> = {}): Release {
  return {
    ...{ id, recipient: 'anssi', basis: 'B7', items: ['incident'], tlp: 'AMBER' },
    ...{ owner: 'main', evidence: 'courriel', grantedAt: NIGHT, until: null },
    ...{ revokedAt: null, revokeReason: null, ...change },
  };
}

describe('an agreement', () => {
  it.each([
    ['without end', {}, 'in_force'],
    ['that ends in a millisecond', { until: NOW + 1 }, 'in_force'],
    ['that ends now', { until: NOW }, 'expired'],
    ['taken back in a millisecond', { revokedAt: NOW + 1 }, 'in_force'],
    ['taken back now', { revokedAt: NOW }, 'revoked'],
    ['taken back after its end', { until: NOW - 1, revokedAt: NOW }, 'revoked'],
  ] as const)('%s is %j: %s', (_, change, expected) => {
    expect(stateOfConsent(agreement('a', change), NOW)).toBe(expected);
  });

  it('in force names its recipient, and is an agreement: a legal basis is none', () => {
    const releases = [
      agreement('a'),
      agreement('other', { recipient: 'cnil' }),
      agreement('law', { basis: 'B3' }),
      agreement('over', { until: NOW }),
    ];
    expect(consentsInForce(releases, 'anssi', NOW).map(({ id }) => id)).toEqual(['a']);
  });
});

describe('of several agreements, the one that is used', () => {
  const one = agreement('one', { items: ['incident', 'technical'] });
  const two = agreement('two', { items: ['technical', 'narrative'] });
  const chosen = (items: Item[], releases: readonly Release[] = [one, two]) =>
    findConsent(releases, { recipient: 'anssi', items, at: NOW })?.id ?? null;

  it.each<[Item[], string | null]>([
    [['incident'], 'one'],
    [['incident', 'technical'], 'one'],
    [['technical'], 'two'],
    [['technical', 'narrative'], 'two'],
    [['identity'], null],
    [[], null],
  ])('for %j is %s', (items, expected) => {
    expect(chosen(items)).toBe(expected);
  });

  it('is never one that is over, though it covers more', () => {
    expect(chosen(['incident', 'technical'], [{ ...one, until: NOW }, two])).toBe('two');
  });
});
