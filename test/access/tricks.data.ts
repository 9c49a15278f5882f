import type { Lock } from './lock';
import { SUBJECTS } from './subjects.data';
import { idOf } from './world-rows';

// What a colleague who writes SQL under a session of their own would try, and what the database answers.

const CASE = `'${idOf('incident_case', 0, 0)}'`;
const account = (name: string) =>
  `(select id from account where email = '${SUBJECTS.find((subject) => subject.name === name)!.account!.email}')`;
const NEW = `'${idOf('tricks', 'new')}'`;
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

export const TRICKS: readonly Lock[] = [...weakening];
