import { CASE, type Lock } from './lock';
import { aCase, ANALYST, AS_DESK, HIDDEN, PILOTED, READ_AND_WRITTEN, REFUSED, WIDELY } from './trick';

// Cases that are tied to others.

const UNTIED = '42501 a case is tied to one that is known';
const tied = (of: string, change: string) =>
  `update incident_case set ${change} where id = ${of} returning 'tied'`;

export const ties: Lock[] = [
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
