import { CASE, given, type Given, type Lock } from './lock';

// Whom somebody of the desk lets in beside what they may give: the agency of a site, as the law has it, and themselves
// where they mark a case RED.

const REFUSED = '42501 new row violates row-level security policy for table "case_grant"';
const LET_IN = [['let in']];
const AS_DESK = `set local role vigie_staff`;
const inDays = (days: number) => `now() + interval '${days} days'`;

/** What the desk may do in the case where nobody else is. */
const desk = (can: string, until = 'null') => given(`'cert'`, 'AMBER+STRICT', { can, until });
const PILOTS_UNTIL_TOMORROW = desk('read,pilot', inDays(1));
const agency = (change: Given = {}, principal = 'ars:32') =>
  given(`'${principal}'`, 'AMBER+STRICT', { can: 'read,contribute', ground: 'circle', ...change });

const circle = (
  [
    ['lets the agency of a site into its circle as long as the case', agency(), LET_IN],
    ['gives it nothing else for so long', agency({ ground: 'given' }), REFUSED],
    ['chooses no time for the circle', agency({ until: inDays(2) }), REFUSED],
    ['does not write that it was let in and taken out', agency({ revoked: 'now()' }), REFUSED],
    ['does not let it pilot by the circle', agency({ can: 'read,pilot' }), REFUSED],
    ['lets in no agency that has no site in the case', agency({}, 'ars:11'), REFUSED],
  ] as const
).map(([name, lets, answer]) => ({
  name: `who pilots until tomorrow ${name}`,
  ...{ asker: 'analyst', sql: [PILOTS_UNTIL_TOMORROW, AS_DESK, lets, `select 'let in'`], answer },
}));

const myself = (change: Given = {}, upTo = 'RED') =>
  given(`'account:' || (select m.account_id from who.me() m)`, upTo, { of: CASE, ...change });

const named = (
  [
    ['below RED, where they are known as of the desk', myself({}, 'AMBER+STRICT')],
    ['for RED as if they had been woken', myself({ ground: 'on_call' })],
    ['for RED until a time that they choose', myself({ until: inDays(1) })],
  ] as const
).map(([name, names]) => ({
  name: `who pilots a case does not name themselves ${name}`,
  ...{ asker: 'analyst', role: 'vigie_staff', sql: [names], answer: REFUSED },
}));

export const GRANT_LOCKS: readonly Lock[] = [
  ...[circle, named].flat(),
  {
    name: 'who writes in a case and does not pilot it lets no agency into its circle',
    ...{ asker: 'analyst', sql: [desk('read,contribute'), AS_DESK, agency()], answer: REFUSED },
  },
];
