import { looksClassified } from '#domain/marking';
import { Problem } from './problem';

// What nobody reads: a password is no text of the case.
const UNREAD = ['password'];

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  const read = Object.entries(value).filter(([name]) => !UNREAD.includes(name));
  return read.flatMap(([, inner]) => textsOf(inner));
}

const isMarkedClassified = (body: unknown) =>
  typeof body === 'object' && body !== null && 'protection' in body && body.protection === 'classified';

/**
 * Refuses what is classified, or bears the stamp of it, before anything looks inside and before anything is
 * written: it belongs in the chain of the HFDS (IGI 1300). Any body of any route.
 * @param body of bounded depth
 * @throws Problem `classified_refused`
 */
export function refuseClassified(body: unknown): void {
  if (isMarkedClassified(body) || textsOf(body).some(looksClassified))
    throw new Problem('classified_refused');
}
