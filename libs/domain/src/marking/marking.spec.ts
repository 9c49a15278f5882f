import fc from 'fast-check';
import { holds } from '../../../../test/harness/holds';
import {
  COMPARTMENTS,
  narrowerPap,
  PAP_LABELS,
  sameLabels,
  TLP_LABELS,
  weakens,
  within,
  type Labels,
} from '.';

const labels = fc.record<Labels>({
  tlp: fc.constantFrom(...TLP_LABELS),
  pap: fc.constantFrom(...PAP_LABELS),
  compartments: fc.subarray([...COMPARTMENTS]),
  protection: fc.constantFrom('none', 'restricted_distribution'),
});
const BASE: Labels = { tlp: 'AMBER', pap: 'AMBER', compartments: ['criminal'], protection: 'none' };

describe('a marking', () => {
  it.each([
    ['a wider label', { tlp: 'GREEN' }, true],
    ['a narrower label', { tlp: 'RED' }, false],
    ['more permitted actions', { pap: 'GREEN' }, true],
    ['fewer permitted actions', { pap: 'RED' }, false],
    ['a compartment less', { compartments: [] }, true],
    ['another compartment instead', { compartments: ['defence'] }, true],
    ['a compartment more', { compartments: ['criminal', 'internal'] }, false],
    ['a mark of protection', { protection: 'restricted_distribution' }, false],
    ['nothing else', {}, false],
  ] as const)('with %s is weakened: %s', (_what, change, expected) => {
    expect(weakens(BASE, { ...BASE, ...change })).toBe(expected);
  });

  it('loses its mark of protection only by being weakened', () => {
    expect(weakens({ ...BASE, protection: 'restricted_distribution' }, BASE)).toBe(true);
  });

  it('of a part never weakens the whole, nor the part', () => {
    holds(
      fc.property(labels, labels, (whole, part) => {
        const borne = within(whole, part);
        expect([weakens(whole, borne), weakens(part, borne)]).toEqual([false, false]);
        expect(sameLabels(within(whole, borne), borne)).toBe(true);
      }),
    );
  });

  it('is the same in whatever order its compartments are said', () => {
    const a = { ...BASE, compartments: ['internal', 'criminal'] } as const;
    expect(sameLabels(a, { ...BASE, compartments: ['criminal', 'internal'] })).toBe(true);
    expect(sameLabels(a, BASE)).toBe(false);
  });

  it.each(
    PAP_LABELS.flatMap((a, i) => PAP_LABELS.map((b, j) => [a, b, PAP_LABELS[Math.max(i, j)]] as const)),
  )('permitted actions %s and %s: %s', (a, b, expected) => {
    expect(narrowerPap(a, b)).toBe(expected);
  });
});
