import { scoreOf, STATUSES, type Priority, type Status } from '#domain/cases';
import { labelOf, type Tlp } from '#domain/marking';
import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import { iso } from '../http/iso';
import { Problem } from '../http/problem';
import { isInstantText } from '../http/texts';
import { presentPriority } from './case.presenter';

export interface QueueQuestion {
  status: readonly Status[];
  /** Exact reference of one case; null: all. */
  reference: string | null;
  limit: number;
  after: string | null;
  /** Only the children of this case; null: all. */
  parent: string | null;
  /** Each case on a line of its own, also those that stand under their parent. */
  attached: boolean;
}

interface QueueRow {
  id: string;
  reference: string;
  status: Status;
  level: string | null;
  tlp: Tlp;
  received_at: Date;
  priority: Priority['parts'];
  priority_override: Priority['override'];
  urgent: boolean;
  assigned: boolean;
  facilities: string | null;
  next_due_at: Date | null;
  attached: boolean;
  /** What the line is sorted by. */
  rank: number;
  children: number | null;
  unqualified: number;
  urgent_children: number;
  highest: number;
}

export interface QueuePage {
  cases: ReturnType<typeof presentRow>[];
  /** Pass it as `after` for the next page; null on the last. */
  next: string | null;
}

export const OPEN: readonly Status[] = ['received', 'triage', 'qualified', 'handling', 'resolved'];

// An ended case that still needs a person stands with the open ones: a held transfer, news that nobody has read.
const NEEDS_SOMEBODY = `($11 and c.id in (select t.case_id from task t where t.done_at is null))`;

// By priority, then the one that has waited longest. A family stands where its gravest case would stand: one line
// for a burst of three hundred, and no grave child out of sight. A child whose parent is not there for this reader
// stands for itself.
const QUEUE = `
  with families as (
    select k.parent_id, count(*)::int as children, max(k.priority_score) as highest,
      (count(*) filter (where k.level is null))::int as unqualified,
      (count(*) filter (where (k.incident ->> 'urgent')::boolean))::int as urgent_children
    from incident_case k where k.parent_id is not null and k.status = any($9) group by k.parent_id),
  line as (
    select c.*, families.children, families.unqualified, families.urgent_children, families.highest,
      case when $8 then c.priority_score
           else greatest(c.priority_score, coalesce(families.highest, 0)) end as rank
    from incident_case c left join families on families.parent_id = c.id
    where (c.status = any($1) or ${NEEDS_SOMEBODY}) and ($6::text is null or c.reference = $6)
      and ($7::uuid is null or c.parent_id = $7) and ($10::uuid[] is null or c.id = any($10))
      and ($8 or c.parent_id is null or not c.status = any($1)
           or not exists (select from incident_case p where p.id = c.parent_id and p.status = any($1))))
  select c.id, c.reference, c.status, c.level, c.tlp, c.received_at, c.rank, c.priority, c.priority_override,
    (c.incident ->> 'urgent')::boolean as urgent, c.assignee is not null as assigned,
    c.parent_id is not null as attached, c.children, c.unqualified, c.urgent_children, c.highest,
    (select string_agg(f.name, ', ' order by f.declares desc, f.name)
     from case_facility f where f.case_id = c.id) as facilities,
    (select min(o.due_at) from obligation o where o.case_id = c.id and o.settled_at is null) as next_due_at
  from line c
  where $2::int is null or c.rank < $2
     or (c.rank = $2 and (c.received_at, c.id) > ($3::timestamptz, $4::uuid))
  order by c.rank desc, c.received_at, c.id
  limit $5`;

function presentChildren({ children: count, unqualified, urgent_children, highest }: QueueRow) {
  return count === null ? null : { count, unqualified, urgent: urgent_children, highestScore: highest };
}

function presentRow(row: QueueRow) {
  const { id, reference, status, level, urgent, assigned, attached } = row;
  return {
    ...{ id, reference, status, level, urgent, assigned, attached },
    tlp: labelOf(row.tlp),
    receivedAt: row.received_at.toISOString(),
    priority: presentPriority({
      score: scoreOf(row.priority),
      parts: row.priority,
      override: row.priority_override,
    }),
    facilities: row.facilities ?? '',
    children: presentChildren(row),
    nextDueAt: iso(row.next_due_at?.getTime() ?? null),
  };
}

function cursorOf({ rank, received_at, id }: QueueRow): string {
  return Buffer.from(JSON.stringify([rank, received_at.toISOString(), id])).toString('base64url');
}

const CURSOR = /^\[(\d{1,3}),"([\dT:.Z-]{20,30})","([\da-f-]{36})"\]$/;

function positionOf(cursor: string | null): (string | null)[] {
  if (cursor === null) return [null, null, null];
  const [, score, at, id] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (score && id && isInstantText(at) && isUUID(id)) return [score, at, id];
  throw new Problem('invalid_fields', {
    errors: [{ field: 'after', message: { fr: 'repère de page inconnu', en: 'unknown page mark' } }],
  });
}

/** One page of the queue, as far as the transaction's audience may know. */
export async function readQueue(
  db: EntityManager,
  { status, reference, limit, after, parent, attached }: QueueQuestion,
): Promise<QueuePage> {
  // Whoever asks for one case, or for the cases of one incident, asks for those that have ended too.
  const isNamed = reference !== null || parent !== null;
  const isDefault = status.length === 0 && !isNamed;
  const statuses = status.length > 0 ? status : isNamed ? STATUSES : OPEN;
  const rows = await db.query<QueueRow[]>(QUEUE, [
    ...[statuses, ...positionOf(after), limit + 1],
    ...[reference, parent, attached || isNamed, OPEN, null, isDefault],
  ]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { cases: shown.map(presentRow), next: rows.length > limit && last ? cursorOf(last) : null };
}

/** The lines of these cases, as far as the transaction's audience may know them. */
export async function readRows(db: EntityManager, ids: readonly string[]): Promise<QueuePage['cases']> {
  const whole = [null, null, null, ids.length, null, null, true, OPEN, ids, false];
  return (await db.query<QueueRow[]>(QUEUE, [STATUSES, ...whole])).map(presentRow);
}
