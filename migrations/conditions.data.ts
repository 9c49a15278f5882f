import { CASE_CAPABILITIES, type ConditionName } from '#domain/access';
import { TLP_LABELS } from '#domain/marking';
import { quoted } from './definer.data';

/** Place of a label, from the widest; the array is a constant, and the operator of integers is leakproof. */
const rank = (label: string) => `array_position(array[${quoted(TLP_LABELS)}], ${label})`;
const ACTS = quoted(CASE_CAPABILITIES.filter((capability) => capability !== 'read'));

/** What a grant must let do: read the case, pilot it, do anything at all beyond reading, or what the row asks until then. */
export type Wanted = 'read' | 'pilot' | 'act' | 'give';
const ABLE: Record<Wanted, string | null> = {
  // Every grant lets read: the table has it so.
  read: null,
  pilot: `'pilot' = any (g.capabilities)`,
  act: `g.capabilities && array[${ACTS}]`,
  give: `m.capability = any (g.capabilities) and (g.until is null or g.until >= m.until)`,
};

/**
 * The conditions of `#domain/access` in SQL: `g` is a grant, `m` the row that bears the marking. One of them is missing,
 * and this file does not compile.
 */
const CONDITIONS: Record<ConditionName, (wanted: Wanted) => string | null> = {
  granted: () => `g.principal = any ((select who.principals())::text[])`,
  in_force: () => `g.revoked_at is null and (g.until is null or g.until > (select who.now()))`,
  able: (wanted) => ABLE[wanted],
  within_grant: () => `${rank('m.tlp')} <= ${rank('g.tlp_max')}`,
  in_audience: () =>
    `case m.tlp when 'RED' then g.principal like 'account:%' when 'AMBER+STRICT' then g.principal not like 'region:%' else true end`,
  within_clearance: () => `${rank('m.tlp')} <= ${rank('(select who.tlp_ceiling())')}`,
  // The first half is what nearly every row says; without it the planner believes that hardly any row is left.
  cleared: () => `(m.compartments = '{}' or m.compartments <@ (select who.compartments())::text[])`,
};

// Those that need no grant are asked first, and once for all grants.
const OF_THE_SUBJECT: readonly ConditionName[] = ['within_clearance', 'cleared'];
const NAMES = Object.keys(CONDITIONS) as ConditionName[];

const inSql = (names: readonly ConditionName[], row: string, wanted: Wanted) =>
  names.flatMap((name) => CONDITIONS[name](wanted)?.replaceAll(/\bm\./g, `${row}.`) ?? []).join(' and ');

/** Whether the account that asks holds a grant on what `row` bears, where its clearance has been asked already. */
export function isGranted(row: string, caseId: string, wanted: Wanted): string {
  const ofGrant = NAMES.filter((name) => !OF_THE_SUBJECT.includes(name));
  return `exists (select from case_grant g where g.case_id = ${caseId} and ${inSql(ofGrant, row, wanted)})`;
}

/**
 * Whether the account that asks may know what `row` bears: the whole need-to-know, in one place.
 * @param row table or alias that bears tlp and compartments
 * @param caseId column that holds the case
 */
export function knows(row: string, caseId: string, wanted: Wanted): string {
  return `${inSql(OF_THE_SUBJECT, row, wanted)} and ${isGranted(row, caseId, wanted)}`;
}

/**
 * Whether a row of case_grant opens its case to the account that asks, said of the row alone, which bears the mark of its
 * case: the policies of everything else ask this table, so that it can ask none of them.
 */
export const GRANT_OPENS = NAMES.flatMap((name) => CONDITIONS[name]('read') ?? [])
  .join(' and ')
  .replaceAll(/\bm\./g, 'case_grant.of_')
  .replaceAll(/\bg\./g, 'case_grant.');
