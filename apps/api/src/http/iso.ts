/** Epoch milliseconds as UTC ISO 8601, as everything leaves the API. */
export function iso(instant: number): string;
export function iso(instant: number | null): string | null;
export function iso(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

/** The instants of a value that PostgreSQL wrote as JSON (members whose name ends in `At`), as everything leaves the API. */
export function inUtc<T>(value: T): T {
  if (Array.isArray(value)) return value.map(inUtc) as T;
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, held]: [string, unknown]) => [
    name,
    name.endsWith('At') && typeof held === 'string' ? new Date(held).toISOString() : inUtc(held),
  ]);
  return Object.fromEntries(members) as T;
}
