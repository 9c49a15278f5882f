import type { DeclaredRoute } from '../http/declared-routes';
import { READINGS } from './readings.data';

/** Thrown at start-up: a route that shows a case would leave no line in the record. */
export class ReadingWithoutRecord extends Error {}

/** @throws ReadingWithoutRecord naming every such route */
export function refuseUnrecordedReadings(routes: readonly DeclaredRoute[]): void {
  const missing = routes
    .filter(({ method, path, rule }) => method === 'GET' && (isOfCase(path) || isOfSecret(rule)))
    .map(({ method, path }) => `${method} ${path}`)
    .filter((route) => !(route in READINGS));
  if (missing.length > 0)
    throw new ReadingWithoutRecord(`Routes that show a case and leave no record: ${missing.join(', ')}`);
}

const isOfCase = (path: string) =>
  ['/cases', '/search'].includes(path) ||
  ['/cases/', '/record', '/retention'].some((start) => path.startsWith(start));
const isOfSecret = (rule: DeclaredRoute['rule']) => rule === 'declarant' || rule === 'recipient';
