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
}

interface QueueRow {
  id: string;
  reference: string;
  status: Status;
  level: string | null;
  tlp: Tlp;
  received_at: Date;
  priority_score: number;
  priority: Priority['parts'];
  priority_override: Priority['override'];
  urgent: boolean;
  assigned: boolean;
  facilities: string | null;
  next_due_at: Date | null;
}

export interface QueuePage {
  cases: ReturnType<typeof presentRow>[];
  /** Pass it as `after` for the next page; null on the last. */
  next: string | null;
}

const OPEN: readonly Status[] = ['received', 'triage', 'qualified', 'handling', 'resolved'];

// By priority, then the one that has waited longest. The index incident_case_queue has this order.
const QUEUE = `
  select c.id, c.reference, c.status, c.level, c.tlp, c.received_at, c.priority_score, c.priority, c.priority_override,
    (c.incident ->> 'urgent')::boolean as urgent, c.assignee is not null as assigned,
    (select string_agg(f.name, ', ' order by f.declares desc, f.name)
     from case_facility f where f.case_id = c.id) as facilities,
    (select min(o.due_at) from obligation o where o.case_id = c.id and o.settled_at is null) as next_due_at
  from incident_case c
  where c.status = any($1) and ($6::text is null or c.reference = $6)
    and ($2::int is null or c.priority_score < $2
         or (c.priority_score = $2 and (c.received_at, c.id) > ($3::timestamptz, $4::uuid)))
  order by c.priority_score desc, c.received_at, c.id
  limit $5`;

function presentRow(row: QueueRow) {
  const { id, reference, status, level, urgent, assigned } = row;
  return {
    ...{ id, reference, status, level, urgent, assigned },
    tlp: labelOf(row.tlp),
    receivedAt: row.received_at.toISOString(),
    priority: presentPriority({
      score: scoreOf(row.priority),
      parts: row.priority,
      override: row.priority_override,
    }),
    facilities: row.facilities ?? '',
    nextDueAt: iso(row.next_due_at?.getTime() ?? null),
  };
}

function cursorOf({ priority_score, received_at, id }: QueueRow): string {
  return Buffer.from(JSON.stringify([priority_score, received_at.toISOString(), id])).toString('base64url');
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
  { status, reference, limit, after }: QueueQuestion,
): Promise<QueuePage> {
  const unsaid = reference === null ? OPEN : STATUSES;
  const statuses = status.length > 0 ? status : unsaid;
  const rows = await db.query<QueueRow[]>(QUEUE, [statuses, ...positionOf(after), limit + 1, reference]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { cases: shown.map(presentRow), next: rows.length > limit && last ? cursorOf(last) : null };
}
