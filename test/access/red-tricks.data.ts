import { account, BARE, CASE, given, NEW, type Lock } from './lock';
import {
  aCase,
  aGrant,
  ANALYST,
  AS_DESK,
  FOR_A_TIME,
  HIDDEN,
  READ_AND_WRITTEN,
  REFUSED,
  WIDELY,
} from './trick';

// What becomes RED.

const becomesRed = (of: string, more = '') =>
  `update incident_case set tlp = 'RED', changed_by = 'x', changed_at = now()${more} where id = ${of}`;
const mayThen = (of: string, name: string) =>
  `select array(select unnest(capabilities) order by 1), until is null from case_grant where case_id = ${of} and tlp_max = 'RED' and revoked_at is null
   and principal = 'account:' || ${account(name)} order by until`;

interface Held {
  upTo?: string;
  until?: string;
  revoked?: string;
}
/** What lets somebody read and pilot a case, as far as AMBER+STRICT where nothing else is said. */
const held = (of: string, principal: string, { upTo = 'AMBER+STRICT', ...ends }: Held = {}) =>
  given(principal, upTo, { ...ends, of, can: 'read,pilot' });
const ME = `'account:' || ${account('analyst')}`;
const TAKEN = `, assignee = ${account('analyst')}`;
const RED_CASE = aCase().replace(`'GREEN'`, `'RED'`);
/** What is asked at the end of a transaction. */
const MADE = 'set constraints all immediate';
const named = (of: string) => aGrant(of).replace(`'AMBER'`, `'RED'`);
const IN_ADVANCE = '42501 who is named for RED by themselves marks the case so';

export const becomingRed: Lock[] = [
  {
    name: 'what somebody could do once, they do no more when they mark the case RED',
    ...ANALYST,
    sql: [held(WIDELY, ME, { revoked: 'now()' }), becomesRed(WIDELY), mayThen(WIDELY, 'analyst')],
    answer: [[['read'], true]],
  },
  {
    name: 'whose time is over, and who marks a case RED, knows it no more',
    ...ANALYST,
    sql: [held(BARE, ME, { until: `'2000-01-01'` }), becomesRed(BARE), mayThen(BARE, 'analyst')],
    answer: [],
  },
  {
    name: 'what others could do, who marks a case RED does not do',
    ...{ ...ANALYST, sql: [held(BARE, `'corruss'`), becomesRed(BARE), mayThen(BARE, 'analyst')] },
    answer: [],
  },
  {
    name: 'who took a case for the length of a shift does not know it for longer once it is RED',
    sql: [
      held(BARE, ME, { until: `now() + interval '1 hour'` }),
      becomesRed(BARE, TAKEN),
      mayThen(BARE, 'analyst'),
    ],
    answer: [],
  },
  {
    name: 'who took a case and was taken out of it does not know it once it is RED',
    sql: [held(BARE, ME, { revoked: 'now()' }), becomesRed(BARE, TAKEN), mayThen(BARE, 'analyst')],
    answer: [],
  },
  {
    name: 'who makes a case that is RED reads it, whatever others do in it',
    ...{ ...ANALYST, sql: [RED_CASE, held(NEW, `'corruss'`), MADE, mayThen(NEW, 'analyst')] },
    answer: [[['read'], true]],
  },
  {
    name: 'who is let into a case that is made RED is named as that says, and no more is lost',
    ...ANALYST,
    sql: [RED_CASE, held(NEW, ME, { upTo: 'RED' }), MADE, mayThen(NEW, 'analyst')],
    answer: [[['pilot', 'read'], true]],
  },
  {
    name: 'who takes a site out of a RED case that is theirs for a time knows it as long',
    ...ANALYST,
    sql: [
      RED_CASE,
      held(NEW, ME, { until: `now() + interval '1 hour'`, upTo: 'RED' }),
      MADE,
      mayThen(NEW, 'analyst'),
    ],
    answer: [[['pilot', 'read'], false]],
  },
  {
    name: 'who read a case for good and piloted it for a time reads it for good once they mark it RED',
    ...ANALYST,
    sql: [
      held(WIDELY, ME, { until: `now() + interval '1 hour'` }),
      becomesRed(WIDELY),
      mayThen(WIDELY, 'analyst'),
    ],
    answer: [[['read'], true]],
  },
  {
    name: 'who marks a case RED does then what they could do before',
    ...{ ...ANALYST, sql: [becomesRed(WIDELY), mayThen(WIDELY, 'analyst')], answer: [[['read'], true]] },
  },
  {
    name: 'who pilots a case that becomes RED pilots it then',
    ...ANALYST,
    sql: [becomesRed(CASE), mayThen(CASE, 'analyst')],
    answer: [[['close', 'contribute', 'pilot', 'read', 'release'], true]],
  },
  {
    name: 'who knew a case for a time and marks it RED does not know it for longer',
    ...{ ...ANALYST, sql: [becomesRed(FOR_A_TIME), mayThen(FOR_A_TIME, 'analyst')], answer: [] },
  },
  {
    name: 'whoever treats a case reads it once it is RED, and does what they could',
    sql: [becomesRed(WIDELY, `, assignee = ${account('second analyst')}`), mayThen(WIDELY, 'second analyst')],
    answer: [[['read'], true]],
  },
  {
    name: 'who leads does everything with a case that is RED',
    ...ANALYST,
    sql: [becomesRed(WIDELY), mayThen(WIDELY, 'duty manager')],
    answer: [[['close', 'contribute', 'pilot', 'read', 'release'], true]],
  },
  {
    name: 'nobody is named for RED with more than they could do',
    ...ANALYST,
    sql: [AS_DESK, named(READ_AND_WRITTEN)],
    answer: REFUSED('case_grant'),
  },
  {
    name: 'nobody names themselves for RED who does not pilot',
    ...ANALYST,
    sql: [AS_DESK, named(READ_AND_WRITTEN).replace('read,contribute,pilot', 'read')],
    answer: REFUSED('case_grant'),
  },
  {
    name: 'whoever pilots a case is not proof against RED in advance',
    ...{ ...ANALYST, sql: [AS_DESK, named(CASE), MADE], answer: IN_ADVANCE },
  },
  {
    name: 'whoever marks a case RED names themselves with it',
    ...ANALYST,
    sql: [AS_DESK, named(CASE), becomesRed(CASE), MADE, `select 'named'`],
    answer: [['named']],
  },
  {
    name: 'whoever makes a case is named for RED in it',
    ...{ ...ANALYST, sql: [AS_DESK, aCase(), named(NEW), MADE, `select 'named'`], answer: [['named']] },
  },
  {
    name: 'whoever is named for RED names somebody else in advance',
    ...ANALYST,
    sql: [
      held(CASE, ME, { upTo: 'RED' }),
      AS_DESK,
      `insert into case_grant (id, case_id, principal, tlp_max, capabilities, granted_by, granted_at)
       values (gen_random_uuid(), ${CASE}, 'account:01890000-0000-7000-8000-00000000cccc', 'RED', '{read}', 'x', now())`,
      ...[MADE, `select 'named'`],
    ],
    answer: [['named']],
  },
  {
    name: 'a glass that is broken goes up to RED in a case that is not',
    ...{ ...ANALYST, sql: [held(HIDDEN, ME, { upTo: 'RED' }), MADE, `select 'read'`] },
    answer: [['read']],
  },
];
