import type { Client } from 'pg';
import { startInstallation, type Installation } from '../harness/installation';
import { HuntMutants } from './hunt-mutants';
import { BEARS_A_MARK } from './inserts.data';
import { drawnFrom, drawThings, EVERY_CIRCLE, THINGS } from './objects';
import {
  mutantsOfConditions,
  mutantsOfFunctions,
  mutantsOfGrants,
  mutantsOfPolicies,
  mutantsOfTables,
  type Mutant,
} from './policy-mutants';
import { CASE_RIGHTS, OTHERS, ROLES } from './rights.data';
import { fillWorld, openAdmin } from './sql-world';
import { idOf } from './world-rows';

const seed = Number(process.env.PROPERTY_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** One mutant in so many. */
const ONE_IN = Number(process.env.ONE_MUTANT_IN ?? 1);
/** Those alone whose name says so: one that survived is tried again in a minute. */
const NAMED = process.env.MUTANT ?? '';
/** What cells must see takes a while: `npm run mutants -- access`. What the catalogue settles is asked in every run. */
const atLength = process.env.ONE_MUTANT_IN ? it : it.skip;
/** The same world for every hunt: what kills a mutant once kills it again. */
const WORLD_SEED = 20_261_122;

let installation: Installation;
let db: Client;
let hunt: HuntMutants;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'policy-mutants', processes: ['api'] });
  const things = [
    ...EVERY_CIRCLE,
    ...THINGS.slice(EVERY_CIRCLE.length).filter((_, i) => i % 3 === 0),
    ...drawThings(WORLD_SEED, 160),
  ];
  const world = await fillWorld(installation, { things, whole: true });
  db = await openAdmin(installation);
  await db.query('analyze');
  hunt = new HuntMutants(db, world);
}, 120_000);
afterAll(async () => {
  await db?.end();
  await installation?.stop();
});

/** The case of the code that the world gives out goes into the next one, and that one into a third; what each code opens. */
const mergedOn = (...opens: readonly boolean[]) =>
  opens
    .map(
      (isOpen, n) => `update incident_case set merged_into = '${idOf('incident_case', n + 1, 0)}',
        merged_code_opens = ${isOpen} where id = '${idOf('incident_case', n, 0)}'`,
    )
    .join(';');

const EVERY_GRANT_IS_SHOWN = `alter policy vigie_staff_select on case_grant using (true);
  alter policy vigie_party_select on case_grant using (true)`;
const ANYBODY_IS_NAMED_FOR_RED = `alter table case_grant drop constraint case_grant_check;
  update case_grant set tlp_max = 'RED' where principal not like 'account:%'`;

/**
 * Other locks that hold the same as a condition of a policy, each opened in turn for the mutants that no cell sees: a
 * condition that is said twice is seen once the other one is silent.
 */
const SAID_TWICE: Record<string, string> = {
  'the grants that the table of grants shows are one’s own, and in force': EVERY_GRANT_IS_SHOWN,
  'the table of grants takes RED for persons only': ANYBODY_IS_NAMED_FOR_RED,
  'and shows whoever reads what is RED no other': `${EVERY_GRANT_IS_SHOWN};${ANYBODY_IS_NAMED_FOR_RED}`,
  'who knows a case at the desk sees all its grants, those that open it too': `create or replace function
    who.may_read(of_case uuid) returns boolean language sql stable as 'select false'`,
  'nobody of the desk is of a region': `do $do$ begin execute replace(pg_get_functiondef('who.principals'::regproc),
    'select array_remove(', 'select array[''region:32'', ''region:11''] || array_remove('); end $do$`,
  'a letter names duties of its own case':
    'update letter set obligation_ids = (select array_agg(id) from obligation)',
  'a declarant sees the facilities of its own case only':
    'alter policy vigie_declarant_select on case_facility using (true)',
  'the letter of a link is of the case of the link': `alter table delivery drop constraint delivery_letter_id_number_key;
    update delivery d set letter_id = (select l.id from letter l where l.case_id <> d.case_id limit 1)`,
  'whoever comes without a link has no case of a link': `create or replace function who.letter_case() returns uuid
    language sql stable as 'select ''${idOf('incident_case', 0, 0)}''::uuid'`,
  'no region bears the code of a facility':
    "update case_grant set principal = 'region:590000758' where principal = 'region:32'",
  'an item bears at least what its case bears': BEARS_A_MARK.map(
    (table) => `drop trigger ${table}_marked on ${table}`,
  ).join(';'),
  'a party knows a case, and the grants on it':
    'alter policy vigie_party_select on incident_case using (true); alter policy vigie_party_select on case_grant using (true)',
  'whoever leads is of the desk': `update account set role = 'duty_manager' where email = 'ars-32@autorite.example';
    create or replace function who.is_staff() returns boolean language sql stable as 'select true'`,
  'a role without cases has no name in a grant': `do $do$ begin execute
    regexp_replace(pg_get_functiondef('who.principals'::regproc), 'where m\\.role in \\([^)]*\\)', ''); end $do$`,
  'nobody comes with the key of a tool': `select set_config('vigie.api_key', 'x', true)`,
  'no code opens the case that its own went into': mergedOn(false),
  'nor the one that this one went into': mergedOn(true, false),
  'and none does at all': mergedOn(true, true),
  'whoever may pilot may read': `create or replace function who.may_pilot(of_case uuid) returns boolean language sql stable as 'select true'`,
};

interface Hunted {
  survivors: string[];
  twice: number;
}

async function isSeen(mutant: Mutant, hunted: Hunted): Promise<void> {
  if (await hunt.isSeen(mutant)) return;
  for (const besides of Object.values(SAID_TWICE))
    if (await hunt.isSeen(mutant, besides)) {
      hunted.twice += 1;
      return;
    }
  hunted.survivors.push(mutant.name);
}

async function survivorsOf(kind: string, all: readonly Mutant[]): Promise<string[]> {
  const draw = drawnFrom(seed);
  const choice = Array.from({ length: ONE_IN }, (_, i) => i);
  const tried = all.filter(({ name }) => draw(choice) === 0 && name.includes(NAMED));
  const hunted: Hunted = { survivors: [], twice: 0 };
  const began = Date.now();
  for (const mutant of tried)
    await isSeen(mutant, hunted).catch((cause: unknown) => {
      throw new Error(`cannot be tried: ${mutant.name}`, { cause });
    });
  const seconds = Math.round((Date.now() - began) / 1000);
  const { survivors, twice } = hunted;
  process.stdout.write(
    `\nmutants of ${kind}: ${tried.length} of ${all.length} tried, ${twice} of conditions said twice, ${survivors.length} survive, ${seconds} s, seed ${seed}\n${survivors.map((name) => `  survives: ${name}\n`).join('')}`,
  );
  return survivors;
}

const ALL = [...Object.keys(CASE_RIGHTS), ...Object.keys(OTHERS).filter((table) => table !== 'migrations')];
/** Where what a function answers decides. */
const FUNCTIONS: Record<string, readonly string[]> = {
  me: ['incident_case'],
  is_staff: ['incident_case', 'audit_event'],
  is_cleared: ['restricted_handling'],
  organisation: ['incident_case', 'audit_event'],
  declared_case: ['incident_case'],
  letter_id: ['letter'],
  letter_case: ['incident_case'],
  letter_recipient: ['case_event'],
  letter_duties: ['obligation'],
  principals: ['incident_case'],
  tlp_ceiling: ['incident_case'],
  compartments: ['incident_case'],
  may_read: ['case_grant'],
  may_pilot: ['case_grant', 'access_request'],
  declares: ['audit_event', 'case_event'],
};

describe('a right that is weakened is seen by a cell of the matrix, or by a lock', () => {
  atLength(
    'in a policy',
    async () => {
      expect(await survivorsOf('policies', await mutantsOfPolicies(db))).toEqual([]);
    },
    1_800_000,
  );

  atLength(
    'in a condition of need-to-know',
    async () => {
      expect(await survivorsOf('conditions', await mutantsOfConditions(db))).toEqual([]);
    },
    1_800_000,
  );

  it('in what is granted to a role', async () => {
    const roles = ROLES.filter((role) => role !== 'vigie_owner');
    expect(await survivorsOf('grants', await mutantsOfGrants(db, ALL, roles))).toEqual([]);
  }, 600_000);

  it('in the security of a table', async () => {
    expect(await survivorsOf('tables', mutantsOfTables(ALL))).toEqual([]);
  }, 600_000);

  atLength(
    'in a function that says who asks',
    async () => {
      expect(await survivorsOf('functions', await mutantsOfFunctions(db, FUNCTIONS))).toEqual([]);
    },
    1_800_000,
  );
});
