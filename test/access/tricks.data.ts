import { account, aNewCase, BARE, CASE, given, NEW, THINGS_OF_LOCKS, type Lock } from './lock';
import { idOf } from './world-rows';

// What a colleague who writes SQL under a session of their own would try, and what the database answers.

const caseOf = (circle: string) =>
  `'${idOf(
    'incident_case',
    THINGS_OF_LOCKS.findIndex(({ name }) => name.startsWith(circle)),
    0,
  )}'`;
/** Of the analyst: not known, read as of the desk and written by name, read widely, piloted besides, known until tomorrow. */
const HIDDEN = caseOf('desk taken out');
const READ_AND_WRITTEN = caseOf('read-only desk');
const WIDELY = caseOf('read widely');
const PILOTED = caseOf('another region');
const FOR_A_TIME = caseOf('until tomorrow');
/** A case that is made, with what else it says. */
const aCase = (more: Record<string, string> = {}) =>
  aNewCase((sql) =>
    sql
      .replace('changed_at)', `${['changed_at', ...Object.keys(more)].join(', ')})`)
      .replace(/now\(\)\)\s*$/, `${['now()', ...Object.values(more)].join(', ')})`),
  );
/** From here on as a person of the desk. */
const AS_DESK = `set local role vigie_staff`;
const ANALYST = { asker: 'analyst' };

// --- A marking that two persons weaken ---

const SHEET = `'${idOf('recommendation', 0, 0)}'`;
const BORE = {
  ...{ tlp: 'RED', pap: 'RED', compartments: ['internal', 'criminal'] },
  protection: 'restricted_distribution',
};
const WIDER = { ...BORE, pap: 'AMBER', compartments: ['criminal'] };
const json = (labels: object) => `'${JSON.stringify(labels)}'::jsonb`;
const bears = ({ tlp, pap, compartments, protection }: typeof BORE) =>
  `tlp = '${tlp}', pap = '${pap}', compartments = '{${compartments.join(',')}}', protection = '${protection}'`;
const narrowed = `update recommendation set ${bears(BORE)} where id = ${SHEET}`;
const agreedOn = (was: object) => `
  insert into marking_change (id, case_id, item, item_id, was, wanted, agreed_by, evidence, reason, asked_at, asked_by, asked_by_function, decided_at, decided_by, outcome)
  values (${NEW}, ${CASE}, 'recommendation', ${SHEET}, ${json(was)}, ${json(WIDER)}, 'a', 'e', 'r', now(), ${account('second analyst')}, 'f',
    now(), ${account('analyst')}, 'applied')`;
const weakened = `update recommendation set ${bears(WIDER)} where id = ${SHEET} returning 'weakened'`;
const ALONE = '23514 a marking is weakened by two persons, once its originator agreed';
/** What it bore when they agreed, one label at a time: it was narrowed since. */
const THEN = { tlp: 'AMBER+STRICT', pap: 'AMBER', compartments: ['criminal'], protection: 'none' };

const weakening: Lock[] = [
  {
    name: 'two persons weaken an item from what it bore as they agreed',
    ...{ sql: [narrowed, agreedOn(BORE), weakened], answer: [['weakened']] },
  },
  ...Object.entries(THEN).map(([label, value]) => ({
    name: `two persons who agreed before its ${label} was narrowed weaken nothing`,
    ...{ sql: [narrowed, agreedOn({ ...BORE, [label]: value }), weakened], answer: ALONE },
  })),
  {
    name: 'what was decided is not decided again',
    ...ANALYST,
    sql: [agreedOn(BORE), AS_DESK, `update marking_change set decided_at = now() where id = ${NEW}`],
    answer: '23514 a marking change is decided once',
  },
];

// --- Who wrote a thing ---

/** Whose the case was from the beginning. */
const writtenBy = (originator: string) => [
  `set local session_replication_role = 'replica'`,
  `update incident_case set originator = '${originator}' where id = ${CASE}`,
  `set local session_replication_role = 'origin'`,
];
const originators: Lock[] = [
  {
    name: 'what somebody else wrote is not made the desk’s own',
    ...ANALYST,
    sql: [
      `update incident_case set originator = 'fssi' where id = ${CASE}`,
      AS_DESK,
      `update incident_case set originator = 'cert' where id = ${CASE}`,
    ],
    answer: '23514 a marking keeps its originator',
  },
  {
    name: 'what somebody else wrote is written anew as theirs',
    ...ANALYST,
    sql: [
      ...writtenBy('fssi'),
      AS_DESK,
      `update incident_case set originator = 'fssi' where id = ${CASE} returning originator`,
    ],
    answer: [['fssi']],
  },
  {
    name: 'what the desk wrote becomes somebody else’s, with what is merged into it',
    ...ANALYST,
    sql: [
      ...writtenBy('cert'),
      AS_DESK,
      `update incident_case set originator = 'fssi' where id = ${CASE} returning originator`,
    ],
    answer: [['fssi']],
  },
];

// --- A case that is made to look new ---

const aGrant = (of: string) => `
  insert into case_grant (id, case_id, principal, tlp_max, capabilities, granted_by, granted_at)
  values (gen_random_uuid(), ${of}, 'account:' || (select m.account_id from who.me() m), 'AMBER', '{read,contribute,pilot}', 'x', now())`;
const announced = (of: string) => `select set_config('vigie.new_case', ${of}, true)`;
const REFUSED = (table: string) => `42501 new row violates row-level security policy for table "${table}"`;

const looksNew: Lock[] = [
  {
    name: 'a case that is touched does not become new: nobody pilots it by that',
    ...ANALYST,
    sql: [
      AS_DESK,
      `update incident_case set changed_by = 'x' where id = ${READ_AND_WRITTEN}`,
      announced(READ_AND_WRITTEN),
      aGrant(READ_AND_WRITTEN),
    ],
    answer: REFUSED('case_grant'),
  },
  {
    name: 'a case that is made is known first by whoever is let in with it',
    ...ANALYST,
    sql: [AS_DESK, aCase(), aGrant(NEW), `select 'let in'`],
    answer: [['let in']],
  },
  ...['vigie_staff', 'vigie_intake'].map((role) => ({
    name: `a case is not said by ${role} to be made at another time`,
    ...{ ...ANALYST, role, sql: [aCase({ recorded_at: `now() + interval '1 hour'` })] },
    answer: REFUSED('incident_case'),
  })),
];

// --- Cases that are tied to others ---

const UNTIED = '42501 a case is tied to one that is known';
const tied = (of: string, change: string) =>
  `update incident_case set ${change} where id = ${of} returning 'tied'`;

const ties: Lock[] = [
  ...['merged_into', 'parent_id', 'split_from'].map((column) => ({
    name: `the intake makes no case with ${column}, whose code would open the other`,
    ...{ role: 'vigie_intake', sql: [aCase({ [column]: CASE })], answer: REFUSED('incident_case') },
  })),
  {
    name: 'the intake makes a case',
    role: 'vigie_intake',
    sql: [aCase(), `select 'made'`],
    answer: [['made']],
  },
  {
    name: 'a case is not merged into one that is not known',
    ...{
      ...ANALYST,
      sql: [AS_DESK, tied(CASE, `merged_into = ${HIDDEN}, merged_code_opens = true`)],
      answer: UNTIED,
    },
  },
  {
    name: 'a case is not merged into one that is not piloted',
    ...{ ...ANALYST, sql: [AS_DESK, tied(CASE, `merged_into = ${READ_AND_WRITTEN}`)], answer: UNTIED },
  },
  {
    name: 'a case that is not piloted is not merged into another',
    ...{ ...ANALYST, sql: [AS_DESK, tied(READ_AND_WRITTEN, `merged_into = ${CASE}`)], answer: UNTIED },
  },
  {
    name: 'a case is merged into another one by whoever pilots both',
    ...{ ...ANALYST, sql: [AS_DESK, tied(CASE, `merged_into = ${PILOTED}`)], answer: [['tied']] },
  },
  {
    name: 'whoever does not pilot it takes a case out of another one',
    ...ANALYST,
    sql: [
      `update incident_case set merged_into = ${CASE} where id = ${READ_AND_WRITTEN}`,
      AS_DESK,
      tied(READ_AND_WRITTEN, 'merged_into = null'),
    ],
    answer: [['tied']],
  },
  {
    name: 'a case is not attached to one that is not known',
    ...{ ...ANALYST, sql: [AS_DESK, tied(CASE, `parent_id = ${HIDDEN}`)], answer: UNTIED },
  },
  {
    name: 'a case is attached to one that is known, and detached',
    ...ANALYST,
    sql: [AS_DESK, tied(CASE, `parent_id = ${READ_AND_WRITTEN}`), tied(CASE, 'parent_id = null')],
    answer: [['tied']],
  },
  {
    name: 'a case is not attached to one that is only read',
    ...{ ...ANALYST, sql: [AS_DESK, tied(CASE, `parent_id = ${WIDELY}`)], answer: UNTIED },
  },
  {
    name: 'a case that is attached to a hidden one stays so',
    ...ANALYST,
    sql: [
      `update incident_case set parent_id = ${HIDDEN} where id = ${CASE}`,
      AS_DESK,
      tied(CASE, `parent_id = ${HIDDEN}`),
    ],
    answer: [['tied']],
  },
  {
    name: 'a case is not split off one that is not known',
    ...{ ...ANALYST, sql: [AS_DESK, aCase({ split_from: HIDDEN })], answer: UNTIED },
  },
  {
    name: 'a case is split off one that is known, and stays with its parent',
    ...ANALYST,
    sql: [
      `update incident_case set parent_id = ${HIDDEN} where id = ${CASE}`,
      AS_DESK,
      aCase({ split_from: CASE, parent_id: HIDDEN }),
      `select 'split'`,
    ],
    answer: [['split']],
  },
  {
    name: 'a case that is split off one goes to no other hidden parent, that of a third case',
    ...ANALYST,
    sql: [
      `update incident_case set parent_id = ${HIDDEN} where id = ${WIDELY}`,
      AS_DESK,
      aCase({ split_from: CASE, parent_id: HIDDEN }),
    ],
    answer: UNTIED,
  },
  {
    name: 'the code of a case does not open one that is not known, into which it was merged',
    ...ANALYST,
    sql: [
      `update incident_case set merged_into = ${HIDDEN}, merged_code_opens = false where id = ${CASE}`,
      AS_DESK,
      tied(CASE, 'merged_code_opens = true'),
    ],
    answer: UNTIED,
  },
  {
    name: 'who is not of the desk ties as the database wants',
    sql: [tied(CASE, `parent_id = ${HIDDEN}`)],
    answer: [['tied']],
  },
];

// --- What becomes RED ---

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

const becomingRed: Lock[] = [
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

// --- Grants for a time ---

const timed = (until: string) =>
  `update case_grant set until = ${until}, principal = 'account:' || ${account('analyst')}, capabilities = '{read,pilot}'
   where case_id = ${FOR_A_TIME} and principal = 'cert'`;
const lets = (until: string) =>
  `insert into case_grant (id, case_id, principal, tlp_max, capabilities, granted_by, granted_at, until)
   values (${NEW}, ${FOR_A_TIME}, 'corruss', 'AMBER', '{read}', 'x', now(), ${until})`;
const SOON = `now() + interval '1 hour'`;
const LATER = `now() + interval '2 hours'`;
/** Read by the desk as long as the case: who gives that must pilot as long, too. */
const LASTING = `insert into case_grant (id, case_id, principal, tlp_max, capabilities, granted_by, granted_at)
  select gen_random_uuid(), ${FOR_A_TIME}, p, 'AMBER+STRICT', '{read}', 'x', now() from unnest(array['team:nuit', 'cert']) p`;
const ends = (principal: string) =>
  `update case_grant set revoked_at = now() where case_id = ${FOR_A_TIME} and principal = '${principal}' returning 'done'`;

const forATime: Lock[] = [
  ...[SOON, LATER, 'null'].map((until) => ({
    name: `who pilots for an hour and reads for good gives reading until ${until}`,
    ...ANALYST,
    sql: [timed(SOON), LASTING, AS_DESK, lets(until), `select 'given'`],
    answer: until === SOON ? [['given']] : REFUSED('case_grant'),
  })),
  {
    name: 'who pilots for an hour ends nothing that lasts',
    ...{ ...ANALYST, sql: [timed(SOON), LASTING, AS_DESK, ends('team:nuit')], answer: [] },
  },
  {
    name: 'who pilots for an hour ends nothing that lasts two',
    ...{ ...ANALYST, sql: [timed(SOON), lets(LATER), AS_DESK, ends('corruss')], answer: [] },
  },
  {
    name: 'who pilots for two hours ends what lasts one',
    ...{ ...ANALYST, sql: [timed(LATER), lets(SOON), AS_DESK, ends('corruss')], answer: [['done']] },
  },
];

// --- The record ---

const refused = (change: Partial<Record<'what' | 'object' | 'named' | 'why' | 'request', string>> = {}) => {
  const said = {
    what: 'GET /cases/:id',
    object: 'case',
    named: UNKNOWN,
    why: 'not_found',
    request: 'a-1',
    ...change,
  };
  return `select who.note_refusal(${NEW}, ${Object.values(said)
    .map((word) => `'${word}'`)
    .join(', ')})`;
};
const UNKNOWN = idOf('tricks', 'unknown');
const written = `select object_id, at between now() - interval '1 minute' and clock_timestamp(), actor_function from audit_event where id = ${NEW}`;

const recorded: Lock[] = [
  {
    name: 'an event is dated by the clock of the cases, whoever writes it and whatever it says',
    ...ANALYST,
    sql: [
      `update clock_offset set milliseconds = 86400000`,
      `insert into audit_event (id, at, actor_kind, actor_function, action, object_type, object_id, decision)
       values (${NEW}, '2001-01-01', 'system', 'system', 'x', 'x', 'x', 'allowed')`,
      `select at = now() + interval '1 day' from audit_event where id = ${NEW}`,
    ],
    answer: [[true]],
  },
  {
    name: 'a refusal names what was asked for by whoever is signed in',
    ...{ ...ANALYST, sql: [refused(), written], answer: [[UNKNOWN, true, 'analyst']] },
  },
  {
    name: 'a refusal of somebody who did not say who they are names no case',
    ...{ sql: [refused(), written], answer: [['-', true, 'nobody']] },
  },
  ...Object.entries({ what: 'x', object: 'account', named: 'x', why: 'Bonjour.', request: 'x y' }).map(
    ([part, word]): Lock => ({
      name: `a refusal is noted in words of our own: not ${part}`,
      ...{ ...ANALYST, sql: [refused({ [part]: word })], answer: '42501 insufficient_privilege' },
    }),
  ),
];

export const TRICKS: readonly Lock[] = [
  ...[weakening, originators, looksNew, ties, becomingRed, forATime, recorded].flat(),
];
