import { Injectable } from '@nestjs/common';
import { exportRecord, findLastHead, newestStamp } from '#persistence/sealing';
import { UnitOfWork } from '#persistence/unit-of-work';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../http/access';
import { cursorOf, positionAfter } from '../http/cursor';
import { Problem } from '../http/problem';
import type { RecordRequest } from './record.request';

export interface RecordRow {
  id: string;
  at: Date;
  recorded_at: Date;
  mark: string;
  actor_kind: string;
  actor_account: string | null;
  actor_function: string;
  action: string;
  object_type: string;
  object_id: string;
  case_id: string | null;
  reference: string | null;
  decision: 'allowed' | 'refused';
  reason: string | null;
  request_id: string | null;
  position: string | null;
}

const pageOf = (lines: string) => `
  select e.*, to_char(e.recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as mark, l.position,
    case when e.case_id is not null then who.reference_of(e.case_id) end as reference
  from ${lines} join audit_leaf l on l.event_id = e.id
  where ($1::uuid is null or e.actor_account = $1)
    and ($2::text is null or e.action = $2)
    and ($3::text is null or e.decision = $3)
    and ($4::timestamptz is null or e.recorded_at >= $4)
    and ($5::timestamptz is null or e.recorded_at < $5)
    and ($6::timestamptz is null or (e.recorded_at, e.id) < ($6, $7::uuid))
  order by e.recorded_at desc, e.id desc limit $8`;
const PAGE = pageOf('audit_event e');
// The few lines of a case are found first, and not among all that were ever written.
const PAGE_OF_CASE = pageOf('who.lines_about($9) named (id) join audit_event e using (id)');

const WAITING = `
  select count(*)::int as waiting,
    coalesce(greatest(0, extract(epoch from clock_timestamp() - min(e.recorded_at))), 0)::int as lag
  from audit_leaf l join audit_event e on e.id = l.event_id where l.position is null`;

const MAILED = `select number::int as number, sent_at as at from witness_mail order by number desc limit 1`;

const markOf = ({ mark, id }: RecordRow) => cursorOf(mark, id);

const NOTHING_SEALED = { members: { refusal: 'nothing_sealed_yet' } };

/** Reads the record for those who see to its use, in READ ONLY transactions. */
@Injectable()
export class ReadRecord {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  page({ bearer }: Principal, asked: RecordRequest): Promise<{ rows: RecordRow[]; next: string | null }> {
    const { account, action, decision, from, to, after, limit = 50 } = asked;
    return this.unitOfWork.read(bearer, async (db) => {
      const named = await caseAsked(db, asked);
      const values = [account, action, decision, from, to].map((value) => value ?? null);
      const paged = [...values, ...positionAfter(after, []), limit + 1];
      const rows =
        named === null
          ? await db.query<RecordRow[]>(PAGE, paged)
          : await db.query<RecordRow[]>(PAGE_OF_CASE, [...paged, named]);
      const shown = rows.slice(0, limit);
      return { rows: shown, next: rows.length > limit ? markOf(shown.at(-1)!) : null };
    });
  }

  seal({ bearer }: Principal) {
    return this.unitOfWork.read(bearer, async (db) => {
      const [waiting] = await db.query<{ waiting: number; lag: number }[]>(WAITING);
      const [mailed] = await db.query<{ number: number; at: Date }[]>(MAILED);
      const seen = { head: await findLastHead(db), stamped: await newestStamp(db), mailed: mailed ?? null };
      return { ...seen, ...waiting! };
    });
  }

  /**
   * The whole sealed record as lines of JSON; a break on the way leaves it without its end, which whoever verifies sees.
   * @throws Problem while nothing is sealed yet
   */
  async export({ bearer }: Principal): Promise<Readable> {
    const head = await this.unitOfWork.read(bearer, findLastHead);
    if (head === null) throw new Problem('refused', NOTHING_SEALED);
    const out = new PassThrough();
    this.unitOfWork
      .read(bearer, (db) => pipeline(Readable.from(exportRecord(db, null)), out))
      .catch((error: Error) => out.destroy(error));
    return out;
  }
}

/** The case that is asked for; a reference that names none matches nothing. */
async function caseAsked(db: EntityManager, { case: id, reference }: RecordRequest): Promise<string | null> {
  if (reference === undefined) return id ?? null;
  const [row] = await db.query<{ id: string | null }[]>('select who.case_named($1) as id', [
    reference.trim().toUpperCase(),
  ]);
  return row?.id ?? '00000000-0000-0000-0000-000000000000';
}
