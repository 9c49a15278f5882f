import { OF_CASES, retentionOf, rulesInForce, SHORTEST_MONTH, type RetentionRule } from '#domain/retention';
import type { EntityManager } from 'typeorm';

/** Something of a case that comes to its end soon, or would, if nothing held it. */
interface Due {
  reference: string;
  rule: string;
  until: string;
  waitsFor: 'hold' | 'children' | null;
}

interface Retention {
  rules: Omit<RetentionRule, 'version' | 'until'>[];
  due: Due[];
  holds: object[];
  requests: object[];
}

const SOON = 90 * 86_400_000;
const SHOWN = 100;

const HOLDS = `
  select id, who.reference_of(case_id) as reference, reason, placed_as as "placedAs",
    placed_at as "placedAt", lift_asked_at as "liftAskedAt", lifted_at as "liftedAt",
    lift_asked_by = (select m.account_id from who.me() m) and lifted_at is null as "liftAskedByYou"
  from legal_hold order by lifted_at is not null, placed_at desc, id`;
const REQUESTS = `
  select id, who.reference_of(case_id) as reference, reason, asked_as as "askedAs", asked_at as "askedAt",
    confirmed_at as "confirmedAt", asked_by = (select m.account_id from who.me() m) as "askedByYou"
  from erasure_request order by asked_at desc, id`;
const CERTIFICATES = `
  select id, case_id as "case", rule, erased_at as "erasedAt", certificate,
    encode(signature, 'hex') as signature, encode(key_id, 'hex') as key
  from erasure`;
const PAGE = `${CERTIFICATES}
  where $1::uuid is null or (erased_at, id) < (select l.erased_at, l.id from erasure l where l.id = $1)
  order by erased_at desc, id desc limit $2`;
const FALLING_DUE = 'select * from who.falling_due($1, $2, $3, $4)';

interface Ended {
  reference: string;
  ended_at: Date;
  held: boolean;
  has_children: boolean;
}

/** What falls due in the next ninety days, what is held back, and what two persons want erased. */
export async function readRetention(db: EntityManager, now: number): Promise<Retention> {
  return {
    rules: rulesInForce(now).map(({ version: _version, until: _until, ...rule }) => rule),
    due: await readDue(db, now),
    holds: await db.query<object[]>(HOLDS),
    requests: await db.query<object[]>(REQUESTS),
  };
}

async function readDue(db: EntityManager, now: number): Promise<Due[]> {
  const due: Due[] = [];
  for (const { kind, statuses } of OF_CASES) {
    const rule = rulesInForce(now).find((candidate) => candidate.kind === kind);
    if (!rule) continue;
    const before = new Date(now + SOON - rule.months * SHORTEST_MONTH);
    const ended = await db.query<Ended[]>(FALLING_DUE, [kind, statuses, before, SHOWN]);
    for (const { reference, ended_at, held, has_children } of ended) {
      const { until } = retentionOf({ kind, startsAt: ended_at.getTime(), held }, now)!;
      const waitsFor = held ? 'hold' : has_children ? 'children' : null;
      if (until <= now + SOON)
        due.push({ reference, rule: kind, until: new Date(until).toISOString(), waitsFor });
    }
  }
  return due.sort((a, b) => (a.until < b.until ? -1 : 1)).slice(0, SHOWN);
}

export interface Certificate {
  id: string;
  certificate: string;
  signature: string;
  key: string;
}

const PER_PAGE = 50;

/** Certificates of what was erased, newest first. @param after the last one of the page before */
export async function readCertificates(
  db: EntityManager,
  after: string | null,
): Promise<{ certificates: Certificate[]; next: string | null }> {
  const found = await db.query<Certificate[]>(PAGE, [after, PER_PAGE + 1]);
  const certificates = found.slice(0, PER_PAGE);
  return { certificates, next: found.length > PER_PAGE ? certificates.at(-1)!.id : null };
}

export async function findCertificate(db: EntityManager, id: string): Promise<Certificate | undefined> {
  const [found] = await db.query<Certificate[]>(`${CERTIFICATES} where id = $1`, [id]);
  return found;
}
