import { account, CASE, NEW, type Lock } from './lock';
import { aCase, aGrant, ANALYST, AS_DESK, FOR_A_TIME, READ_AND_WRITTEN, REFUSED } from './trick';
import { idOf } from './world-rows';
import { ties } from './tie-tricks.data';
import { becomingRed } from './red-tricks.data';

// What a colleague who writes SQL under a session of their own would try, and what the database answers.

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

const announced = (of: string) => `select set_config('vigie.new_case', ${of}, true)`;

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
