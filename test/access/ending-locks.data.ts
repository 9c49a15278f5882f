import { aNewCase, CASE, NEW, SAID, type Lock } from './lock';

// When a case ended is what the time counts from for which it is kept.

const to = (status: string, more = '') =>
  `update incident_case set status = '${status}'${more} where id = ${CASE}`;
const LONG_AGO = `update incident_case set ended_at = ${SAID} where id = ${CASE}`;
const ended = (of = CASE) => `
  select case when ended_at = who.now() then 'now' when ended_at is null then 'goes on' when ended_at = ${SAID} then 'long ago' else 'said' end
  from incident_case where id = ${of}`;

export const ENDING_LOCKS: readonly Lock[] = [
  {
    name: 'a case ends when it is closed, whatever whoever closes it says',
    ...{ sql: [to('closed', `, changed_at = ${SAID}, ended_at = ${SAID}`), ended()], answer: [['now']] },
  },
  {
    name: 'what happens to it afterwards does not make it younger',
    ...{
      sql: [to('closed'), LONG_AGO, to('merged', ', changed_at = now()'), ended()],
      answer: [['long ago']],
    },
  },
  {
    name: 'what was treated and is called out of scope ends anew, since that is kept for another time',
    ...{ sql: [to('closed'), LONG_AGO, to('out_of_scope'), ended()], answer: [['now']] },
  },
  {
    name: 'a case is not made with an end that has not come',
    ...{
      sql: [
        aNewCase((sql) =>
          sql.replace('changed_at)', 'changed_at, ended_at)').replace(/now\(\)\)\s*$/, `now(), ${SAID})`),
        ),
        ended(NEW),
      ],
    },
    answer: [['goes on']],
  },
  {
    name: 'one that is taken up again has no end',
    ...{ sql: [to('closed'), LONG_AGO, to('handling'), ended()], answer: [['goes on']] },
  },
  {
    name: 'a case that goes on has no end because it is changed',
    ...{ sql: [to('handling'), ended()], answer: [['goes on']] },
  },
  {
    name: 'a case that is made ended has ended',
    ...{ sql: [aNewCase((sql) => sql.replace(`'received'`, `'closed'`)), ended(NEW)], answer: [['now']] },
  },
];
