import { otherChainOf, type CaseFacts } from '#domain/obligations';
import { BASES, type BasisId, type Item } from './bases.data';

// No detail of an armed-forces hospital is collected: its chain learns whom to call, the agency the health impact.
const OF_THE_ARMED_FORCES: Partial<Record<BasisId, readonly Item[]>> = {
  B1: ['identity', 'care_impact'],
  B8: ['identity', 'declarant'],
};

/** What a letter on a legal basis carries; less than the basis allows where another chain treats the incident. */
export function itemsOf(basis: BasisId, facts: CaseFacts): Item[] {
  const narrow = otherChainOf(facts) === 'armed-forces' ? OF_THE_ARMED_FORCES[basis] : undefined;
  return BASES[basis].items.filter((item) => narrow === undefined || narrow.includes(item));
}
