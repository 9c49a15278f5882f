import type { DeclaredRoute } from '../http/declared-routes';
import { READINGS, UNRECORDED } from './readings.data';

/** Thrown at start-up: a route that shows something to somebody would leave no line in the record. */
export class ReadingWithoutRecord extends Error {}

/** @throws ReadingWithoutRecord naming every such route, and every line of the tables that no route bears */
export function refuseUnrecordedReadings(routes: readonly DeclaredRoute[]): void {
  const read = routes.filter(({ method, rule }) => method === 'GET' && rule !== 'public');
  const named = read.map(({ method, path }) => `${method} ${path}`);
  const missing = named.filter((route) => route in READINGS === route in UNRECORDED);
  const idle = Object.keys({ ...READINGS, ...UNRECORDED }).filter((route) => !named.includes(route));
  if (missing.length + idle.length > 0)
    throw new ReadingWithoutRecord(
      `Readings not named once, as recorded or as not: ${missing.join(', ')}; named without a route: ${idle.join(', ')}`,
    );
}
