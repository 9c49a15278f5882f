import { REGIONS } from '#domain/facilities';
import { AGENCIES } from '#domain/obligations';

const OTHERS = ['fssi', 'anssi', 'cnil', 'corruss', 'cert-social', 'armed-forces'];
const KNOWN = new Set([...OTHERS, ...AGENCIES, ...REGIONS.map(({ code }) => `ars:${code}`)]);

/** Whether something may ever be released to this organisation code: an unknown one is a typing mistake. */
export function isKnownOrganisation(code: string): boolean {
  return KNOWN.has(code);
}
