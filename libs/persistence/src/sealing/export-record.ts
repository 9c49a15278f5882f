import { appendLeaf, EMPTY_TREE, pathOf, rootOf } from '#platform/merkle';
import { signedText } from './head';
import { findLastHead, headsAfter, type StoredHead } from './heads';
import { EVENT_COLUMNS } from './leaf';
import type { EntityManager } from 'typeorm';

/** How the export asks: the `query` of an entity manager, or of anything that answers alike. */
export type Ask = Pick<EntityManager, 'query'>;

interface EventRow {
  position: string;
  hash: Buffer;
  fields: (string | null)[];
}

// How many leaves are held at a time: a power of two, so that a page is a subtree and its root stands for it.
const PAGE = 1024;
const FIELDS = EVENT_COLUMNS.map(({ sql }) => sql).join(', ');
const hex = (bytes: Buffer) => bytes.toString('hex');

/**
 * The sealed record as lines of JSON, format vigie-record/1 (docs/record.md): what sealed it, the events of each head
 * and then the head, the time stamps, and the count of all. What waits to be sealed is not in it.
 * @param ask inside one REPEATABLE READ transaction, so that a sealing meanwhile does not show by half
 * @param caseId only the events of that case, each with its inclusion proof under the newest head
 */
export async function* exportRecord(ask: Ask, caseId: string | null): AsyncGenerator<string> {
  const db = ask as EntityManager;
  const last = await findLastHead(db);
  if (last === null) throw new Error('Nothing is sealed yet: there is nothing to export.');
  const keys = await db.query<{ id: string; pem: string }[]>(
    `select encode(key_id, 'hex') as id, public_pem as pem from record_key
     where key_id in (select key_id from sealed_head where $1::bigint is null or number = $1) order by since`,
    [caseId === null ? null : last.number],
  );
  const extent = caseId === null ? 'whole' : `case ${caseId}`;
  yield line({ kind: 'log', format: 'vigie-record/1', log: last.log, extent, keys });
  const counts = { events: 0, heads: 0, stamps: 0 };
  for await (const part of caseId === null ? whole(db) : ofCase(db, caseId, last)) {
    counts[`${part.kind}s`] += 1;
    yield line(part);
  }
  yield line({ kind: 'end', ...counts });
}

type Part = { kind: 'event' | 'head' | 'stamp' } & Record<string, unknown>;

const line = (value: object) => `${JSON.stringify(value)}\n`;

async function* whole(db: EntityManager): AsyncGenerator<Part> {
  let number = 0;
  let position = 0;
  for (;;) {
    const heads = await headsAfter(db, number, 100);
    if (heads.length === 0) return;
    for (const head of heads) {
      yield* events(db, position, head.size);
      yield* headAndStamp(db, head);
      number = head.number;
      position = head.size;
    }
  }
}

async function* events(db: EntityManager, from: number, to: number): AsyncGenerator<Part> {
  for (let at = from; at < to; at += PAGE) {
    const rows = await db.query<EventRow[]>(
      `select l.position, l.hash, array[${FIELDS}] as fields
       from audit_leaf l join audit_event e on e.id = l.event_id
       where l.position >= $1 and l.position < $2 order by l.position`,
      [at, Math.min(at + PAGE, to)],
    );
    for (const row of rows) yield eventPart(row);
  }
}

function eventPart({ position, hash, fields }: EventRow): Part {
  const event = Object.fromEntries(EVENT_COLUMNS.map(({ name }, i) => [name, fields[i]]));
  return { kind: 'event', position: Number(position), leaf: hex(hash), event };
}

async function* headAndStamp(
  db: EntityManager,
  head: Parameters<typeof signedText>[0] & { signature: Buffer },
): AsyncGenerator<Part> {
  yield { kind: 'head', text: signedText(head), signature: hex(head.signature) };
  const [stamp] = await db.query<{ token: Buffer }[]>('select token from head_stamp where number = $1', [
    head.number,
  ]);
  if (stamp) yield { kind: 'stamp', head: head.number, token: stamp.token.toString('base64') };
}

// What is sealed while this is read belongs to a later head.
async function* ofCase(db: EntityManager, caseId: string, last: StoredHead): AsyncGenerator<Part> {
  const leavesOf = (page: number) => leavesBetween(db, page * PAGE, Math.min((page + 1) * PAGE, last.size));
  const roots: Buffer[] = [];
  for (let page = 0; page * PAGE < last.size; page += 1)
    roots.push(rootOf((await leavesOf(page)).reduce(appendLeaf, EMPTY_TREE)));
  const rows = await db.query<EventRow[]>(
    `select l.position, l.hash, array[${FIELDS}] as fields
     from audit_leaf l join audit_event e on e.id = l.event_id
     where l.position < $2 and e.case_id = $1 order by l.position`,
    [caseId, last.size],
  );
  let [page, leaves] = [-1, [] as Buffer[]];
  for (const row of rows) {
    const own = Math.floor(Number(row.position) / PAGE);
    if (own !== page) [page, leaves] = [own, await leavesOf(own)];
    const path = [...pathOf(leaves, Number(row.position) % PAGE), ...pathOf(roots, page)];
    yield { ...eventPart(row), path: path.map(hex) };
  }
  yield* headAndStamp(db, last);
}

/** Hashes of the sealed leaves from one position up to another, in order. */
async function leavesBetween(db: EntityManager, from: number, to: number): Promise<Buffer[]> {
  const rows = await db.query<{ hash: Buffer }[]>(
    'select hash from audit_leaf where position >= $1 and position < $2 order by position',
    [from, to],
  );
  return rows.map(({ hash }) => hash);
}
