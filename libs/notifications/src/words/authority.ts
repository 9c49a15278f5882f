import { findRegion } from '#domain/facilities';
import { AUTHORITY } from './french.data';

/** Name of an organisation code as a letter says it, e.g. "ARS Hauts-de-France"; an unknown code stands as it is. */
export function nameOfAuthority(code: string): string {
  const region = code.startsWith('ars:') ? findRegion(code.slice('ars:'.length)) : null;
  return region ? `ARS ${region.name}` : (AUTHORITY[code] ?? code);
}
