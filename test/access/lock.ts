import { HONEST } from './inserts.data';
import { EVERY_CIRCLE, THINGS, type Thing } from './objects';
import { SUBJECTS } from './subjects.data';
import { idOf } from './world-rows';

/** What the database holds by itself, whoever writes: tried past every grant and every policy. */
export interface Lock {
  name: string;
  /** Whose session the transaction carries; nobody's when left out. */
  asker?: string;
  /** The audience that is put on; left out, the owner of everything, whom nothing else would stop. */
  role?: string;
  /** Statements of one transaction. What the last one answers is compared, or the first refusal. */
  sql: readonly string[];
  answer: unknown;
}

/** Default circle and a circle that is empty, under AMBER+STRICT, and an empty one under RED. */
export const THINGS_OF_LOCKS: readonly Thing[] = [
  ...EVERY_CIRCLE,
  THINGS.find(({ name }) => name === 'nobody, RED []')!,
];
const at = (name: string) => THINGS_OF_LOCKS.findIndex((thing) => thing.name.startsWith(name));
const caseOf = (n: number) => `'${idOf('incident_case', n, 0)}'`;
export const rowOf = (table: string, variant = 0) => `'${idOf(table, 0, variant)}'`;
export const account = (name: string) =>
  `(select id from account where email = '${SUBJECTS.find((subject) => subject.name === name)!.account!.email}')`;

export const [CASE, OTHER, BARE, RED_CASE] = [
  caseOf(0),
  caseOf(1),
  caseOf(at('nobody')),
  caseOf(EVERY_CIRCLE.length),
];
export const [A, B] = [rowOf('a person'), rowOf('another person')];
export const SAID = `'2026-02-02'`;

/** Somebody at the desk, as the rows that are tried name who writes them. */
export const WRITER = { role: 'staff', subject: SUBJECTS[0]!, account: A };

export interface Given {
  of?: string;
  can?: string;
  ground?: string;
  until?: string;
  revoked?: string;
}
/** A grant, on the bare case where nothing else is said. */
export const given = (
  principal: string,
  upTo: string,
  { of = BARE, can = 'read', ground = 'given', until = 'null', revoked = 'null' }: Given = {},
) => `
  insert into case_grant (id, case_id, principal, tlp_max, capabilities, ground, granted_by, granted_at, until, revoked_at)
  values (gen_random_uuid(), ${of}, ${principal}, '${upTo}', '{${can}}', '${ground}', 'x', now(), ${until}, ${revoked})`;
export const NEW = `'01890000-0000-7000-8000-00000000dddd'`;
export const aNewCase = (change: (sql: string) => string = (sql) => sql) =>
  change(`insert into incident_case ${HONEST.incident_case!(WRITER)}`.replace('gen_random_uuid()', NEW));
