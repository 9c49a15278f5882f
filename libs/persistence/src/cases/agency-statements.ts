import { factsOf, type Case } from '#domain/cases';
import { competentArs, isTreatedHere } from '#domain/obligations';
import type { Statement } from '#persistence/database';

function agenciesOf(state: Case): string[] {
  const facts = factsOf(state);
  return isTreatedHere(facts) ? competentArs(facts) : [];
}

/**
 * Brings the agencies that may know the case into line with those that are competent: a new one gets its grant, one
 * that no facility of the case depends on any more loses it. Nothing is deleted.
 * @param now epoch ms
 */
export function agencyStatements(after: Case, now: number): Statement[] {
  const values = [after.id, agenciesOf(after), new Date(now)];
  return [
    {
      text: `update case_grant set revoked_at = case when organisation = any ($2::text[]) then null else $3::timestamptz end
             where case_id = $1::uuid and organisation like 'ars:%'
               and (organisation = any ($2::text[])) = (revoked_at is not null)`,
      values,
    },
    ...newAgencyStatements(after, now),
  ];
}

/**
 * Gives their grant to the agencies that a change made competent, and takes none back: what a declarant may do.
 * @param now epoch ms
 */
export function newAgencyStatements(after: Case, now: number): Statement[] {
  return [
    {
      text: `insert into case_grant (case_id, organisation, granted_at)
             select $1::uuid, agency, $3::timestamptz from unnest($2::text[]) agency on conflict do nothing`,
      values: [after.id, agenciesOf(after), new Date(now)],
    },
  ];
}
