import type { Statement } from '#persistence/database';

interface Mark {
  caseId: string;
  /** Epoch ms. */
  now: number;
}

/**
 * The row by which a case goes to the dedicated chain; none when it is there already. Written beside the case, in
 * the commit of the decision: the case itself shows nothing of it.
 */
export function restrictionStatements(
  { caseId, now }: Mark,
  { id, by, reason }: { id: string; by: string; reason: string },
): Statement[] {
  return [
    {
      text: `insert into restricted_handling (id, case_id, at, by, reason)
             select $1::uuid, $2::uuid, $3::timestamptz, $4::text, $5::text
             where not exists (select from restricted_handling r where r.case_id = $2::uuid and r.lifted_at is null)`,
      values: [id, caseId, new Date(now), by, reason],
    },
  ];
}

/** The end of the special handling; the row stays. */
export function liftingStatements({ caseId, now }: Mark, reason: string): Statement[] {
  return [
    {
      text: `update restricted_handling set lifted_at = $2, lift_reason = $3 where case_id = $1 and lifted_at is null`,
      values: [caseId, new Date(now), reason],
    },
  ];
}
