/** One statement with its values. */
export interface Statement {
  text: string;
  values: unknown[];
}

/** A row by camelCase property; instants (epoch ms) are the numbers whose name ends in `At`, `until` or is `at`. */
export type RowValues = Record<string, unknown>;

const isInstant = (name: string) => name === 'at' || name === 'until' || name.endsWith('At');

// The columns of a schema are few and met for ever.
const COLUMNS = new Map<string, string>();

function snake(name: string): string {
  let column = COLUMNS.get(name);
  if (column === undefined) {
    column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    COLUMNS.set(name, column);
  }
  return column;
}

function wire(name: string, value: unknown): unknown {
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
  if (typeof value === 'number' && isInstant(name)) return new Date(value).toISOString();
  return value ?? null;
}

function toJson(rows: readonly RowValues[]): string {
  return JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), wire(name, value)])),
    ),
  );
}

/** Inserts all rows of one table in one round trip; every row has the same properties. */
export function insertRows(table: string, rows: readonly RowValues[]): Statement[] {
  if (rows.length === 0) return [];
  const columns = Object.keys(rows[0]!).map(snake).join(', ');
  return [
    {
      text: `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      values: [toJson(rows)],
    },
  ];
}

/** A row as it was and as it is. */
export type RowChange = readonly [before: RowValues, after: RowValues];

const differs = (a: unknown, b: unknown) => a !== b && JSON.stringify(a) !== JSON.stringify(b);

/**
 * Updates rows of one table by their key in one round trip, and no column but those that changed in one of them:
 * a role may hold the right to change a status and nothing else.
 */
export function updateRows(
  table: string,
  changes: readonly RowChange[],
  keys: readonly string[] = ['id'],
): Statement[] {
  const names = Object.keys(changes[0]?.[1] ?? {});
  const changed = names.filter((name) =>
    changes.some(([before, after]) => differs(before[name], after[name])),
  );
  if (changed.length === 0) return [];
  const rows = changes.map(([, after]) =>
    Object.fromEntries([...keys, ...changed].map((name) => [name, after[name]])),
  );
  const same = keys.map((key) => `${table}.${snake(key)} = changed.${snake(key)}`).join(' and ');
  const set = changed.map((name) => `${snake(name)} = changed.${snake(name)}`).join(', ');
  return [
    {
      text: `update ${table} set ${set} from jsonb_populate_recordset(null::${table}, $1::jsonb) changed where ${same}`,
      values: [toJson(rows)],
    },
  ];
}
