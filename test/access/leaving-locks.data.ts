import { CASE, OTHER, rowOf, type Lock } from './lock';
import { red } from './red-locks.data';

// What leaves.

const [LETTER, RELEASE] = [rowOf('letter'), rowOf('release')];
const ofRelease = (change: string) => `update release set ${change} where id = ${RELEASE}`;
const ofLetter = (change: string) => `update letter set ${change} where id = ${LETTER}`;
const asked = [`set constraints all immediate`, `select 'leaves'`];
const owes = (topic: string, subject: string) =>
  `insert into outbox (id, topic, subject_id, case_id, created_at) values (gen_random_uuid(), '${topic}', ${subject}, ${CASE}, now())`;
const owed = (...changes: string[]) => [...changes, owes('letter.owed', LETTER), ...asked];
const sent = (...changes: string[]) => [
  ...changes,
  `insert into delivery (id, case_id, letter_id, number, channel, address, message_id, state, started_at)
   values (gen_random_uuid(), ${CASE}, ${LETTER}, 9, 'mail', 'a', 'm', 'sending', now())`,
  ...asked,
];
const HELD = '23514 no release in force lets letter … leave';
const LEAVES = [['leaves']];
const HOUR = `interval '1 hour'`;

/** Changes after which a letter may not leave, and those after which it may. */
const BASES: Record<string, readonly [changes: string[], answer: unknown]> = {
  'as it is': [[], LEAVES],
  'its release of another case': [[ofRelease(`case_id = ${OTHER}`)], HELD],
  'letter and release of another case': [
    [ofRelease(`case_id = ${OTHER}`), ofLetter(`case_id = ${OTHER}`)],
    HELD,
  ],
  'released to somebody else': [[ofRelease(`recipient = 'anssi'`)], HELD],
  'released from later on': [[ofRelease(`granted_at = now() + ${HOUR}`)], HELD],
  'released until before': [[ofRelease(`until = now() - ${HOUR}`)], HELD],
  'released until later': [[ofRelease(`until = now() + ${HOUR}`)], LEAVES],
  'a release withdrawn': [[ofRelease(`revoked_at = now() - ${HOUR}`)], HELD],
  'a release that will be withdrawn': [[ofRelease(`revoked_at = now() + ${HOUR}`)], LEAVES],
  'more than what was released': [[ofRelease(`items = '{a}'`), ofLetter(`items = '{a,b}'`)], HELD],
  'what was released': [[ofRelease(`items = '{a,b}'`), ofLetter(`items = '{b}'`)], LEAVES],
  'marked wider than what was released': [[ofRelease(`tlp = 'AMBER+STRICT'`)], HELD],
  'a release withdrawn, beside another one': [
    [
      ofRelease(`revoked_at = now() - ${HOUR}`),
      `update release set recipient = 'ars:32' where id = ${rowOf('release', 1)}`,
    ],
    HELD,
  ],
  'a case that is RED': [[red(CASE)], HELD],
  'a letter that is RED': [[ofLetter(`tlp = 'RED'`)], HELD],
  'a case that is RED, to its declarant': [
    [red(CASE), ofRelease(`recipient = 'declarant'`), ofLetter(`recipient = 'declarant'`)],
    LEAVES,
  ],
};

export const leaving: Lock[] = [
  ...Object.entries(BASES).map(([name, [changes, answer]]) => ({
    name: `a letter is owed: ${name}`,
    ...{ sql: owed(...changes), answer },
  })),
  { name: 'what is no letter is owed', sql: [owes('page.raised', CASE), ...asked], answer: LEAVES },
  { name: 'a letter is sent', sql: sent(), answer: LEAVES },
  {
    name: 'a letter is not sent without a release in force',
    sql: sent(ofRelease(`revoked_at = now() - ${HOUR}`)),
    answer: '23514 no release in force lets letter … be sent',
  },
  {
    name: 'a letter is sent later where only the hour is wrong',
    sql: sent(ofRelease(`granted_at = now() + ${HOUR}`)),
    answer: '23514 no release yet lets letter … be sent',
  },
  {
    name: 'a letter is not sent later where more than the hour is wrong',
    sql: sent(ofRelease(`granted_at = now() + ${HOUR}, recipient = 'anssi'`)),
    answer: '23514 no release in force lets letter … be sent',
  },
];
