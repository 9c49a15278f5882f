import { DEFAULT_TLP, isAtLeast, labelOf, narrower, TLP_LABELS } from '.';

// FIRST, TLP 2.0: from what anybody may know to what only the persons present may know.
const RANK = { CLEAR: 0, GREEN: 1, AMBER: 2, 'AMBER+STRICT': 3, RED: 4 } as const;
const pairs = TLP_LABELS.flatMap((a) => TLP_LABELS.map((b) => [a, b] as const));

describe('TLP labels', () => {
  it.each(pairs)('%s against %s: the narrower wins', (a, b) => {
    expect(isAtLeast(a, b)).toBe(RANK[a] >= RANK[b]);
    expect(narrower(a, b)).toBe(RANK[a] >= RANK[b] ? a : b);
  });

  it('are never weakened by combining, whatever the order', () => {
    for (const [a, b] of pairs) {
      expect(narrower(a, b)).toBe(narrower(b, a));
      expect(isAtLeast(narrower(a, b), a) && isAtLeast(narrower(a, b), b)).toBe(true);
    }
  });

  it('are written untranslated, with their prefix', () => {
    expect(TLP_LABELS.map(labelOf)).toEqual([
      'TLP:CLEAR',
      'TLP:GREEN',
      'TLP:AMBER',
      'TLP:AMBER+STRICT',
      'TLP:RED',
    ]);
  });

  it('keep a fresh declaration inside its circle', () => {
    expect(DEFAULT_TLP).toBe('AMBER+STRICT');
  });
});
