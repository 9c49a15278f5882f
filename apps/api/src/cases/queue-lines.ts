import { ENDED, OPEN_STATUSES } from '#domain/cases';

const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');
// Written out, and not as a parameter: the indexes of the queue are of these statuses only.
const IS_OPEN = `c.status in (${quoted(OPEN_STATUSES)})`;
// An ended case that still needs a person stands with the open ones: a held transfer, news that nobody has read.
const NEEDS_SOMEBODY = `c.has_open_task and c.status in (${quoted(ENDED)})
  and exists (select from task t where t.case_id = c.id and t.done_at is null)`;

const LINE = 'c.id, c.queue_place as place, c.received_at';
const ORDER = 'order by c.queue_place, c.received_at, c.id';
const after = (place: string) =>
  `($2::int is null or (${place}, c.received_at, c.id) > ($2, $3::timestamptz, $4::uuid))`;
const NEXT = after('c.queue_place');

// The cases of a reader who is granted few; null: all are gone through, in their order.
const among = (row: string) => `($7::uuid[] is null or ${row}.id = any($7))`;

// Of a parent that is not there for this reader, no case is a child.
const IS_THERE = 'exists (select from incident_case p where p.id = c.parent_id)';

/** Where lines come from: what must hold of each, in one order that an index has. */
const inOrder = (holds: string) =>
  `(select ${LINE} from incident_case c where ${holds} and ${among('c')} and ${NEXT} ${ORDER} limit $5)`;
const inOrderOfEach = (holds: string) =>
  `(select one.* from unnest($1::text[]) asked (status), lateral
     ${inOrder(`c.status = asked.status and ${holds}`)} one)`;

/**
 * The parents of the incidents of many that the reader may know a child of, found by one look into the index each:
 * as many looks as there are incidents, not as there are children. `asked`: the statuses of the children.
 */
const FAMILIES = `
  family (status, parent_id) as (
    select child.status, (select k.parent_id from incident_case k
      where k.status = child.status and k.parent_id is not null and ${among('k')} order by k.parent_id limit 1)
    from (select unnest($1::text[]) union select unnest($6::text[])) child (status)
    union all
    select f.status, (select k.parent_id from incident_case k
      where k.status = f.status and k.parent_id > f.parent_id and ${among('k')} order by k.parent_id limit 1)
    from family f where f.parent_id is not null),
  -- Those with children that are still open: such a parent may stand higher than by itself.
  parent as (select distinct f.parent_id as id from family f where f.parent_id is not null and f.status = any($6)),`;

/** A family stands where its gravest open child would stand, as far as the reader may know its children. */
const heads = (holds: string) => `
  (select c.id, least(c.queue_place, gravest.place) as place, c.received_at
   from parent join incident_case c on c.id = parent.id and (${holds}),
     lateral (select min(first.queue_place) as place from unnest($6::text[]) open (status), lateral (
       select k.queue_place from incident_case k where k.status = open.status and k.parent_id = c.id
       order by k.queue_place limit 1) first) gravest
   where ${after('least(c.queue_place, gravest.place)')})`;

// A child whose parent is not there for this reader stands for itself. Said by case, so that the children are met in the
// order of the lines until there are enough, and not family by family.
const ORPHANS = inOrderOfEach(`c.parent_id is not null
  and case when c.parent_id is not null then c.parent_id end = any (array(select f.parent_id
    from family f left join incident_case p on p.id = f.parent_id and p.status = any($1) where p.id is null))`);

const ALONE = 'c.parent_id is null and c.id <> all (array(select id from parent))';

/**
 * Which lines the queue has: each as SQL that gives id, place and hour of the first that come after the cursor.
 * `$1` statuses asked for, `$2` to `$4` the cursor, `$5` how many, `$6` the open statuses, `$7` the cases to
 * begin with, `$8` and `$9` who is named.
 */
export const LINES = {
  /** Open cases, and what has ended and still needs somebody. */
  waiting: {
    families: FAMILIES,
    from: [
      inOrder(`${IS_OPEN} and ${ALONE}`),
      inOrder(`${NEEDS_SOMEBODY} and c.id <> all (array(select id from parent))`),
      heads(`c.status = any($1) or (${NEEDS_SOMEBODY})`),
      ORPHANS,
    ],
  },
  /** Open cases and the rest that waits, each on a line of its own. */
  waitingApart: { families: '', from: [inOrder(IS_OPEN), inOrder(NEEDS_SOMEBODY)] },
  /** Cases of some statuses. */
  inStatus: { families: FAMILIES, from: [inOrderOfEach(ALONE), heads('c.status = any($1)'), ORPHANS] },
  /** The same, each on a line of its own. */
  inStatusApart: { families: '', from: [inOrderOfEach('true')] },
  /** Those named by a reference, by the parent that they stand under, or one by one; null names none. */
  named: {
    families: '',
    from: [
      inOrder(
        `($8::text is null or c.reference = $8) and ($9::uuid is null or (c.parent_id = $9 and ${IS_THERE})) and c.status = any($1)`,
      ),
    ],
  },
} as const;
