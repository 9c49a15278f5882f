import type { EntityManager } from 'typeorm';

interface Retention {
  holds: object[];
  requests: object[];
  erasures: object[];
}

const UTC = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const HOLDS = `
  select id, who.reference_of(case_id) as reference, reason, placed_as as "placedAs",
    ${UTC('placed_at')} as "placedAt", ${UTC('lift_asked_at')} as "liftAskedAt", ${UTC('lifted_at')} as "liftedAt"
  from legal_hold order by placed_at desc, id`;
const REQUESTS = `
  select id, who.reference_of(case_id) as reference, reason, asked_as as "askedAs", ${UTC('asked_at')} as "askedAt",
    ${UTC('confirmed_at')} as "confirmedAt"
  from erasure_request order by asked_at desc, id`;
const ERASURES = `
  select id, case_id as "case", rule, ${UTC('erased_at')} as "erasedAt", certificate,
    encode(signature, 'hex') as signature, encode(key_id, 'hex') as key
  from erasure order by erased_at desc, id limit 100`;

/** What is held back, what two persons want erased, and the certificates of what was, newest first. */
export async function readRetention(db: EntityManager): Promise<Retention> {
  return {
    holds: await db.query<object[]>(HOLDS),
    requests: await db.query<object[]>(REQUESTS),
    erasures: await db.query<object[]>(ERASURES),
  };
}
