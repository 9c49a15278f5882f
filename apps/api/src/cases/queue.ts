import { OPEN_STATUSES, scoreOf, STATUSES, type Priority, type Status } from '#domain/cases';
import { labelOf, type Tlp } from '#domain/marking';
import type { EntityManager } from 'typeorm';
import { cursorOf, positionAfter } from '../http/cursor';
import { iso } from '../http/iso';
import { presentPriority } from './case.presenter';
import { LINES } from './queue-lines';

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

interface Asked {
  lines: keyof typeof LINES;
  statuses: readonly Status[];
  after: string | null;
  /** How many lines at most. */
  most: number;
  /** No others than these; null: all. */
  among: readonly string[] | null;
  named?: readonly [reference: string | null, parent: string | null];
}

// By priority, then the one that has waited longest: one line for a burst of three hundred, and no grave child out of
// sight. What a line shows beside its case is looked up for the lines shown, and for no other.
const queueOf = ({ families, from }: (typeof LINES)[keyof typeof LINES]) => `
  with recursive ${families}
  line as (select * from (${from.join(' union all ')}) found order by place, received_at, id limit $5)
  select c.id, c.reference, c.status, c.level, c.tlp, c.received_at, -line.place as rank, c.priority, c.priority_override,
    (c.incident ->> 'urgent')::boolean as urgent, c.assignee is not null as assigned,
    exists (select from incident_case p where p.id = c.parent_id) as attached, family.*,
    (select string_agg(f.name, ', ' order by f.declares desc, f.name)
     from case_facility f where f.case_id = c.id) as facilities,
    (select min(o.due_at) from obligation o where o.case_id = c.id and o.settled_at is null) as next_due_at
  from line join incident_case c on c.id = line.id, lateral (
    select nullif(count(*), 0)::int as children, max(k.priority_score) as highest,
      (count(*) filter (where k.level is null))::int as unqualified,
      (count(*) filter (where (k.incident ->> 'urgent')::boolean))::int as urgent_children
    from incident_case k where k.parent_id = c.id and k.status = any($6)) family
  where $1::text[] is not null
  order by line.place, line.received_at, line.id`;
const QUEUE = Object.fromEntries(
  Object.entries(LINES).map(([name, lines]) => [name, queueOf(lines)]),
) as Record<keyof typeof LINES, string>;

function readLines(db: EntityManager, { lines, statuses, after, most, among, named = [] as never }: Asked) {
  const [rank, ...place] = positionAfter(after, [/^\d{1,3}$/]);
  const values = [statuses, rank && `-${rank}`, ...place, most, OPEN_STATUSES, among, ...named];
  return db.query<QueueRow[]>(QUEUE[lines], values);
}

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

const markOf = ({ rank, received_at, id }: QueueRow) => cursorOf(rank, received_at.toISOString(), id);

/** Which lines are asked for. Whoever asks for one case, or for those of one incident, asks for ended ones too. */
function linesOf({
  status,
  reference,
  parent,
  attached,
}: QueueQuestion): Pick<Asked, 'lines' | 'statuses' | 'named'> {
  if (reference !== null || parent !== null) {
    const statuses = status.length > 0 ? status : STATUSES;
    return { lines: 'named', statuses, named: [reference, parent] };
  }
  if (status.length > 0) return { lines: attached ? 'inStatusApart' : 'inStatus', statuses: status };
  return { lines: attached ? 'waitingApart' : 'waiting', statuses: OPEN_STATUSES };
}

/** One page of the queue, as far as the transaction's audience may know. */
export async function readQueue(db: EntityManager, question: QueueQuestion): Promise<QueuePage> {
  const { limit, after } = question;
  const [own] = await db.query<{ few: string[] | null }[]>('select who.few_cases() as few');
  const rows = await readLines(db, { ...linesOf(question), after, most: limit + 1, among: own!.few });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { cases: shown.map(presentRow), next: rows.length > limit && last ? markOf(last) : null };
}

/** The lines of these cases, as far as the transaction's audience may know them. */
export async function readRows(db: EntityManager, ids: readonly string[]): Promise<QueuePage['cases']> {
  const asked = { lines: 'named', statuses: STATUSES, after: null, most: ids.length, among: ids } as const;
  return (await readLines(db, { ...asked, named: [null, null] })).map(presentRow);
}
