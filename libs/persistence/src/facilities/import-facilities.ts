import type { FacilityColumn } from './facility-columns.data';
import { FacilityFileProblem } from './facility-file-problem';
import { type MatchedColumns, matchColumns } from './match-columns';
import { openFacilityFile } from './open-facility-file';
import { type CsvLine, readFacilityFile } from './read-facility-file';
import { type FacilityFacts, readFacilityRow } from './read-facility-row';
import { type FacilityOrigin, saveFacilities, type SqlClient } from './save-facilities';

export interface LineRemark {
  line: number;
  reason: string;
}

export interface ImportOrder extends FacilityOrigin {
  client: SqlClient;
  path: string;
  onProgress?: (bytesRead: number, bytes: number, read: number) => void;
  /** Every remark as it is found, also beyond those that the result keeps. */
  onRemark?: (kind: 'refused' | 'warning', remark: LineRemark) => void;
}

export interface ImportResult {
  /** Records of the file, column names and blank lines aside. */
  read: number;
  inserted: number;
  updated: number;
  unchanged: number;
  /** The first 1 000, so that a wrong file does not fill the memory; `refusedCount` is the whole number. */
  refused: LineRemark[];
  refusedCount: number;
  warnings: LineRemark[];
  warningCount: number;
  unknownColumns: string[];
  missingColumns: FacilityColumn[];
}

const BATCH_ROWS = 500;
const KEPT_REMARKS = 1_000;

type Pending = { line: number; facts: FacilityFacts }[];

// The FINESS numbers of this run are remembered by PostgreSQL, not here: memory stays the same for any file.
const REMEMBER = 'create temporary table imported_line (finess_et text primary key, line int) on commit drop';
const CLAIM = `
  insert into imported_line as claimed (finess_et, line)
  select * from unnest($1::text[], $2::int[]) on conflict (finess_et) do nothing returning line`;
const FIRST_LINES = 'select finess_et, line from imported_line where finess_et = any($1::text[])';

function emptyResult({ unknownColumns, missingColumns }: MatchedColumns): ImportResult {
  const counts = { read: 0, inserted: 0, updated: 0, unchanged: 0, refusedCount: 0, warningCount: 0 };
  return { ...counts, refused: [], warnings: [], unknownColumns, missingColumns };
}

function remark(
  order: ImportOrder,
  result: ImportResult,
  kind: 'refused' | 'warning',
  found: LineRemark,
): void {
  const kept = kind === 'refused' ? result.refused : result.warnings;
  if (kept.length < KEPT_REMARKS) kept.push(found);
  if (kind === 'refused') result.refusedCount += 1;
  else result.warningCount += 1;
  order.onRemark?.(kind, found);
}

/** Keeps the first line of each FINESS number; the later ones are told by the returned remarks. */
async function withoutRepeats(
  client: SqlClient,
  pending: Pending,
): Promise<{ kept: Pending; repeats: LineRemark[] }> {
  const numbers = pending.map(({ facts }) => facts.finessEt);
  const { rows } = await client.query(CLAIM, [numbers, pending.map(({ line }) => line)]);
  const claimed = new Set(rows.map((row) => row.line));
  const kept = pending.filter(({ line }) => claimed.has(line));
  if (kept.length === pending.length) return { kept, repeats: [] };
  const first = await client.query(FIRST_LINES, [numbers]);
  const lineOf = new Map(first.rows.map((row) => [row.finess_et, row.line]));
  const repeated = pending.filter(({ line }) => !claimed.has(line));
  const reason = (finess: string) => `finess_et: ${finess} is already on line ${String(lineOf.get(finess))}`;
  return { kept, repeats: repeated.map(({ line, facts }) => ({ line, reason: reason(facts.finessEt) })) };
}

async function saveBatch(order: ImportOrder, result: ImportResult, pending: Pending): Promise<void> {
  if (pending.length === 0) return;
  const { kept, repeats } = await withoutRepeats(order.client, pending);
  for (const repeat of repeats) remark(order, result, 'refused', repeat);
  const saved = await saveFacilities(
    order.client,
    kept.map(({ facts }) => facts),
    order,
  );
  result.inserted += saved.inserted;
  result.updated += saved.updated;
  result.unchanged += kept.length - saved.inserted - saved.updated;
}

function readLine(
  order: ImportOrder,
  result: ImportResult,
  columns: MatchedColumns,
  { line, cells }: CsvLine,
) {
  result.read += 1;
  const wrongWidth = `${cells.length} fields instead of ${columns.width}`;
  const row =
    cells.length === columns.width ? readFacilityRow(columns.toCells(cells)) : { refusal: wrongWidth };
  if ('refusal' in row) {
    remark(order, result, 'refused', { line, reason: row.refusal });
    return null;
  }
  for (const reason of row.warnings) remark(order, result, 'warning', { line, reason });
  return { line, facts: row.facts };
}

async function importLines(order: ImportOrder): Promise<ImportResult> {
  const file = await openFacilityFile(order.path);
  let bytesRead = 0;
  const lines = readFacilityFile(file, (bytes) => (bytesRead += bytes));
  const header = await lines.next();
  if (header.done) throw new FacilityFileProblem('The file holds blank lines only.');
  const columns = matchColumns(header.value.cells);
  const result = emptyResult(columns);
  let pending: Pending = [];
  for await (const line of lines) {
    const row = readLine(order, result, columns, line);
    if (row !== null) pending.push(row);
    if (pending.length < BATCH_ROWS) continue;
    await saveBatch(order, result, pending);
    pending = [];
    order.onProgress?.(bytesRead, file.size, result.read);
  }
  await saveBatch(order, result, pending);
  // Repeated numbers are found a batch later than the other remarks.
  result.refused.sort((one, other) => one.line - other.line);
  order.onProgress?.(file.size, file.size, result.read);
  return result;
}

/**
 * Imports a CSV list of facilities into the directory: streamed, 500 rows a statement, in one transaction, so that a
 * file that turns out to be broken leaves nothing behind. Running it again changes only what differs.
 * @param order.client one connection (not a pool) outside a transaction, acting as a role that may write
 *   `facility` (vigie_registrar) and create temporary tables.
 * @throws FacilityFileProblem when the file as a whole cannot be read; refused lines are in the result.
 */
export async function importFacilities(order: ImportOrder): Promise<ImportResult> {
  await order.client.query('begin');
  try {
    await order.client.query(REMEMBER);
    const result = await importLines(order);
    await order.client.query('commit');
    return result;
  } catch (error) {
    await order.client.query('rollback');
    throw error;
  }
}
