import { account, aNewCase, BARE, given, NEW, RED_CASE, SAID, type Lock } from './lock';

// What is RED is for the persons named.

export const red = (of: string, more = '') =>
  `update incident_case set tlp = 'RED', changed_at = ${SAID}${more} where id = ${of}`;
const MANAGER = `'account:' || ${account('duty manager')}`;
const readersOf = (of: string) => `
  select coalesce(a.function, g.principal), g.tlp_max, case when g.until is null then 'as long as the case' else 'for a time' end,
    coalesce(g.revoked_at::date::text, 'in force')
  from case_grant g left join account a on g.principal = 'account:' || a.id where g.case_id = ${of} order by 1, 2, 3, 4`;
const reader = (who: string, upTo = 'RED', state = 'in force', term = 'as long as the case') => [
  ...[who, upTo, term, state],
];
const inTheDesk = (name: string) => ({ assigned: `, assignee = ${account(name)}` });

export const named: Lock[] = [
  {
    name: 'who leads the desk, who treats the case and who says so are named when a case becomes RED that they knew',
    asker: 'analyst',
    sql: [given(`'cert'`, 'AMBER+STRICT'), red(BARE, inTheDesk('second analyst').assigned), readersOf(BARE)],
    answer: [
      ...[reader('analyst'), reader('cert', 'AMBER+STRICT')],
      ...[reader('duty manager'), reader('second analyst')],
    ],
  },
  ...['closed account', 'FSSI'].map((name) => ({
    name: `${name} is not named, even where it would treat the case`,
    sql: [
      given(`'account:' || ${account(name)}`, 'AMBER+STRICT'),
      red(BARE, inTheDesk(name).assigned),
      readersOf(BARE).replace('where ', `where g.tlp_max = 'RED' and `),
    ],
    answer: [reader('duty manager')],
  })),
  {
    name: 'who is named already is not named twice',
    ...{ sql: [given(MANAGER, 'RED'), red(BARE), readersOf(BARE)], answer: [reader('duty manager')] },
  },
  {
    name: 'who else is named already stands for nobody',
    sql: [given(`'account:' || ${account('analyst')}`, 'RED'), red(BARE), readersOf(BARE)],
    answer: [reader('analyst'), reader('duty manager')],
  },
  {
    name: 'who is named up to a wider label is named anew',
    sql: [given(MANAGER, 'AMBER'), red(BARE), readersOf(BARE)],
    answer: [reader('duty manager', 'AMBER', '2026-02-02'), reader('duty manager')],
  },
  {
    name: 'who was taken out is named anew, and when it was taken out stays said',
    sql: [given(MANAGER, 'RED', { revoked: `'2026-01-01'` }), red(BARE), readersOf(BARE)],
    answer: [reader('duty manager', 'RED', '2026-01-01'), reader('duty manager')],
  },
  {
    name: 'who may know for a time may so besides',
    sql: [given(MANAGER, 'RED', { until: `'2100-01-01'` }), red(BARE), readersOf(BARE)],
    answer: [reader('duty manager'), reader('duty manager', 'RED', 'in force', 'for a time')],
  },
  {
    name: 'others keep what they have, here and elsewhere',
    sql: [
      given(`'cert'`, 'AMBER'),
      red(BARE),
      `select principal from case_grant where case_id = ${BARE} and revoked_at is null and principal = 'cert'
       union all select 'elsewhere' from case_grant where case_id <> ${BARE} and revoked_at = ${SAID}`,
    ],
    answer: [['cert']],
  },
  {
    name: 'a case that is RED already names nobody anew',
    sql: [red(RED_CASE, inTheDesk('analyst').assigned), readersOf(RED_CASE)],
    answer: [],
  },
  {
    name: 'a case that becomes no RED names nobody',
    sql: [`update incident_case set tlp = 'AMBER+STRICT', pap = 'RED' where id = ${BARE}`, readersOf(BARE)],
    answer: [],
  },
  {
    name: 'a case that is made RED names its readers',
    sql: [
      ...[aNewCase((sql) => sql.replace(`'GREEN'`, `'RED'`)), 'set constraints all immediate'],
      readersOf(NEW),
    ],
    answer: [reader('duty manager')],
  },
  {
    name: 'another new case names nobody',
    ...{ sql: [aNewCase(), 'set constraints all immediate', readersOf(NEW)], answer: [] },
  },
  {
    name: 'no group is named for RED',
    sql: [given(`'cert'`, 'RED')],
    answer: '23514 case_grant_check',
  },
  {
    name: 'one lasting grant a principal',
    sql: [
      given(`'cert'`, 'AMBER'),
      given(`'cert'`, 'GREEN'),
      'set constraints all immediate',
      `select 'two'`,
    ],
    answer: '23P01 case_grant_live',
  },
];
