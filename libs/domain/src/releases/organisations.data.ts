import { REGIONS } from '#domain/facilities';
import { AGENCIES } from '#domain/obligations';

/** Organisations of which a case may have to do with one, whatever its region. */
export const NATIONAL: readonly string[] = [
  'fssi',
  'anssi',
  'cnil',
  'corruss',
  ...AGENCIES,
  'cert-social',
  'armed-forces',
];
const KNOWN = new Set([...NATIONAL, ...REGIONS.map(({ code }) => `ars:${code}`)]);

/** Whether something may ever be released to this organisation code: an unknown one is a typing mistake. */
export function isKnownOrganisation(code: string): boolean {
  return KNOWN.has(code);
}
