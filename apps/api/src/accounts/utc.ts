/** The instants of a JSON value that PostgreSQL wrote (members whose name ends in `At`), in UTC as all others are. */
export function inUtc<T>(value: T): T {
  if (Array.isArray(value)) return value.map(inUtc) as T;
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, held]: [string, unknown]) => [
    name,
    name.endsWith('At') && typeof held === 'string' ? new Date(held).toISOString() : inUtc(held),
  ]);
  return Object.fromEntries(members) as T;
}
