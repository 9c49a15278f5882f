const instant = (column: string) =>
  `to_char(e.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * Every column of audit_event, in the order of its canonical bytes, each as a text: instants in UTC with
 * microseconds, bytes in hexadecimal. A new column is a new format, never another place in this one.
 */
export const EVENT_COLUMNS: readonly { name: string; sql: string }[] = [
  { name: 'id', sql: 'e.id::text' },
  { name: 'at', sql: instant('at') },
  { name: 'recorded_at', sql: instant('recorded_at') },
  { name: 'actor_kind', sql: 'e.actor_kind' },
  { name: 'actor_account', sql: 'e.actor_account::text' },
  { name: 'actor_function', sql: 'e.actor_function' },
  { name: 'action', sql: 'e.action' },
  { name: 'object_type', sql: 'e.object_type' },
  { name: 'object_id', sql: 'e.object_id' },
  { name: 'case_id', sql: 'e.case_id::text' },
  { name: 'decision', sql: 'e.decision' },
  { name: 'reason', sql: 'e.reason' },
  { name: 'request_id', sql: 'e.request_id' },
  { name: 'payload_hash', sql: `encode(e.payload_hash, 'hex')` },
];

/**
 * Canonical bytes of one event, format vigie-audit/1: the JSON array of the format's name and the columns, as
 * JSON.stringify writes it (for strings and null that is RFC 8785), in UTF-8.
 */
export function leafBytes(values: readonly (string | null)[]): Buffer {
  return Buffer.from(JSON.stringify(['vigie-audit/1', ...values]), 'utf8');
}
