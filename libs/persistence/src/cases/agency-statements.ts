import { factsOf, type Case } from '#domain/cases';
import { competentArs, isTreatedHere } from '#domain/obligations';
import type { Statement } from '#persistence/database';

/**
 * Brings the agencies that may know the case into line with those that are competent: a new one gets its grant, one
 * that no facility of the case depends on any more loses it. Nothing is deleted.
 * @param now epoch ms
 */
export function agencyStatements(after: Case, now: number): Statement[] {
  const facts = factsOf(after);
  const agencies = isTreatedHere(facts) ? competentArs(facts) : [];
  const values = [after.id, agencies, new Date(now)];
  return [
    {
      text: `update case_grant set revoked_at = case when organisation = any ($2::text[]) then null else $3::timestamptz end
             where case_id = $1::uuid and organisation like 'ars:%'
               and (organisation = any ($2::text[])) = (revoked_at is not null)`,
      values,
    },
    {
      text: `insert into case_grant (case_id, organisation, granted_at)
             select $1::uuid, agency, $3::timestamptz from unnest($2::text[]) agency on conflict do nothing`,
      values,
    },
  ];
}
