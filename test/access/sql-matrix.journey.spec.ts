import type { Client } from 'pg';
import { startInstallation, type Installation } from '../harness/installation';
import {
  ABOUT_NO_CASE,
  BEARS_A_MARK,
  FORGED,
  FORGED_CHANGES,
  HONEST,
  HONEST_CHANGES,
  marked,
  STRICTER,
} from './inserts.data';
import { drawThings, THINGS } from './objects';
import { isDesk, isHeard } from './oracle';
import { asSomebody, changeAll, insertEach, remove, select, update } from './probe';
import { CASE_RIGHTS, OTHERS, ROLES, type Right } from './rights.data';
import { SCOPES, type Seen } from './scopes';
import { askingAs, expected, fillWorld, NOBODY, openAdmin, roleOf, subjectsFor, tryOther } from './sql-world';
import type { Subject } from './subjects.data';
import type { World } from './world';

const seed = Number(process.env.PROPERTY_SEED ?? Math.floor(Math.random() * 2 ** 31));
const DRAWN = process.env.CAMPAIGN ? 1500 : 60;
/** One case in so many is written to. */
const EVERY = process.env.CAMPAIGN ? 1 : 17;

let installation: Installation;
let world: World;
let db: Client;
let cells = 0;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'sql-matrix', processes: ['api'] });
  world = await fillWorld(installation, { things: [...THINGS, ...drawThings(seed, DRAWN)], whole: true });
  db = await openAdmin(installation);
  await db.query('analyze');
  await db.query('begin');
}, 240_000);
afterAll(async () => {
  process.stdout.write(
    `\naccess matrix in SQL: ${cells} cells over ${world?.things.length} cases, seed ${seed}\n`,
  );
  await db?.end();
  await installation?.stop();
});

const seenBy = (role: string, subject: Subject): Seen => ({
  ...{ role, subject, things: world.things, parentOf: world.parentOf },
});
const rightOf = (table: string, role: string): Right => CASE_RIGHTS[table]?.[role] ?? {};
const named = (ids: readonly string[] | null, table: string) => {
  if (ids === null) return 'refused';
  const places = new Map(world.places.get(table)!.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = places.get(id);
    return row ? `${world.things[row.thing]!.name} #${row.variant}` : id;
  });
};

/** The rows of which the product and the oracle think differently, by name. */
function differences(got: readonly string[] | null, wanted: readonly string[] | null, table: string) {
  cells += world.places.get(table)!.length;
  if (got === null || wanted === null)
    return got === wanted
      ? []
      : [{ got: named(got, table).slice(0, 3), wanted: named(wanted, table).slice(0, 3) }];
  const ours = new Set(world.places.get(table)!.map(({ id }) => id));
  const [has, should] = [new Set(got.filter((id) => ours.has(id))), new Set(wanted)];
  const tooMuch = [...has].filter((id) => !should.has(id));
  const missing = [...should].filter((id) => !has.has(id));
  return tooMuch.length + missing.length === 0
    ? []
    : [{ tooMuch: named(tooMuch, table).slice(0, 5), missing: named(missing, table).slice(0, 5) }];
}

const TABLES = Object.keys(CASE_RIGHTS);
const caseAt = (thing: number) => world.places.get('incident_case')![thing]!.id;
const asOwner = (role: string): Right['s'] => (role === 'owner' ? 'nothing' : undefined);

/** Whoever is signed in is recorded in the role of its side; the system, and the functions that sign people in. */
const OF_NO_CASE: Record<string, (subject: Subject) => boolean> = {
  staff: (subject) => isDesk(subject) && isHeard(subject),
  party: (subject) => !isDesk(subject) && isHeard(subject),
  worker: () => true,
  verifier: () => true,
};

describe('every table', () => {
  it('has its line here, and every role of the database too', async () => {
    const { rows } = await db.query<{ name: string }>(
      `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual([...TABLES, ...Object.keys(OTHERS)].sort());
    const roles = await db.query<{ name: string }>(
      `select rolname as name from pg_roles where rolname like 'vigie\\_%' and rolname not like 'vigie\\_test%' order by 1`,
    );
    expect(roles.rows.map(({ name }) => name)).toEqual([...ROLES].sort());
  });

  it.each(ROLES.map(roleOf))('shows %s the rows that the oracle says, and no other', async (role) => {
    const faults: unknown[] = [];
    for (const subject of subjectsFor(role))
      for (const table of TABLES) {
        const got = await select(db, askingAs(role, subject), table);
        const scope = rightOf(table, role).s ?? asOwner(role);
        const wanted = expected(scope, world.places.get(table)!, seenBy(role, subject));
        const found = differences(got, wanted, table);
        if (found.length) faults.push({ role, subject: subject.name, table, found });
      }
    expect(faults).toEqual([]);
  });

  // The record, its erasures and holds name cases to those who see to the use of rights and to what is kept; what a parent
  // shares is for whoever knows a child.
  const NAMED_APART = ['audit_event', 'legal_hold', 'erasure_request', 'erasure', 'shared_facts'];
  it.each(['staff', 'party'])(
    'of a case that %s may not read has no row to show in any table',
    async (role) => {
      for (const subject of subjectsFor(role)) {
        const known = new Set(expected('known', world.places.get('incident_case')!, seenBy(role, subject)));
        for (const table of TABLES.filter((name) => !NAMED_APART.includes(name))) {
          const rows = new Map(world.places.get(table)!.map((row) => [row.id, caseAt(row.thing)]));
          const got = (await select(db, askingAs(role, subject), table)) ?? [];
          const told = got.filter((id) => rows.has(id) && !known.has(rows.get(id)!));
          expect([subject.name, table, named(told, table)]).toEqual([subject.name, table, []]);
        }
      }
    },
  );

  it.each(ROLES.map(roleOf))('lets %s change the rows that the oracle says, and no other', async (role) => {
    const faults: unknown[] = [];
    for (const subject of subjectsFor(role))
      for (const table of TABLES) {
        const [column, scope] = rightOf(table, role).u ?? [
          table === 'audit_event' ? 'reason' : 'case_id',
          asOwner(role),
        ];
        const touched = table === 'incident_case' && column === 'case_id' ? 'wake_at' : column;
        const got = await update(db, askingAs(role, subject), [table, touched]);
        const wanted = expected(scope, world.places.get(table)!, seenBy(role, subject));
        const found = differences(got, wanted, table);
        if (found.length) faults.push({ role, subject: subject.name, table, found });
      }
    expect(faults).toEqual([]);
  });

  it.each(ROLES.map(roleOf).filter((role) => role !== 'owner'))(
    'lets %s change the name of no row',
    async (role) => {
      for (const table of TABLES) {
        cells += 1;
        const touched = await update(db, askingAs(role, subjectsFor(role)[0]!), [table, 'id']);
        expect([table, touched]).toEqual([table, null]);
      }
    },
  );

  it.each(ROLES.map(roleOf))(
    'lets %s add to the cases that the oracle says, and to no other',
    async (role) => {
      const faults: unknown[] = [];
      const chosen = world.things.map((_, i) => i).filter((i) => i % EVERY === 0 || i < 2);
      const cases = chosen.map((i) => world.places.get('incident_case')![i]!);
      for (const subject of subjectsFor(role))
        for (const table of TABLES) {
          const account = world.accounts.get(subject.name) ?? '01890000-0000-7000-8000-00000000eeee';
          const statement = `insert into ${table} ${HONEST[table]!({ role, subject, account })}`;
          const got = await insertEach(db, askingAs(role, subject), {
            statement,
            cases: cases.map(({ id }) => id),
          });
          const scope = rightOf(table, role).i;
          const wanted = cases.map((row) => scope !== undefined && SCOPES[scope](seenBy(role, subject), row));
          cells += cases.length;
          const wrong = cases
            .filter((_, i) => got[i] !== wanted[i])
            .map(({ thing }) => world.things[thing]!.name);
          if (wrong.length) faults.push({ role, subject: subject.name, table, wrong: wrong.slice(0, 5) });
        }
      expect(faults).toEqual([]);
    },
  );

  it.each(HONEST_CHANGES)('lets %s change a row of %s by %s too', async (role, table, change) => {
    for (const subject of subjectsFor(role)) {
      const got = await update(db, askingAs(role, subject), [table, change]);
      const wanted = expected(rightOf(table, role).u![1], world.places.get(table)!, seenBy(role, subject));
      expect([subject.name, differences(got, wanted, table)]).toEqual([subject.name, []]);
    }
  });

  it.each(ROLES.map(roleOf))(
    'lets %s write of no case into the record as far as the oracle says',
    async (role) => {
      for (const subject of subjectsFor(role)) {
        cells += 1;
        const account = world.accounts.get(subject.name) ?? '01890000-0000-7000-8000-00000000eeee';
        const statement = `insert into audit_event ${ABOUT_NO_CASE({ role, subject, account })}`;
        const got = await insertEach(db, askingAs(role, subject), { statement, cases: [caseAt(0)] });
        const wanted = OF_NO_CASE[role]?.(subject) ?? false;
        expect([subject.name, got]).toEqual([subject.name, [wanted]]);
      }
    },
  );

  it.each(ROLES.map(roleOf))('loses no row to %s but what it erases', async (role) => {
    const faults: unknown[] = [];
    for (const subject of subjectsFor(role))
      for (const table of [...TABLES, ...Object.keys(OTHERS)]) {
        cells += 1;
        const gone = await remove(db, askingAs(role, subject), table);
        // The owner may ask, and is bound by the policies of its own tables.
        const wanted = role === 'owner' && table !== 'migrations' ? 0 : null;
        const isErased = { ...CASE_RIGHTS, ...OTHERS }[table]![role]?.d !== undefined;
        if (isErased ? gone === null || gone === 0 : gone !== wanted)
          faults.push({ role, subject: subject.name, table, gone });
      }
    expect(faults).toEqual([]);
  });

  it.each(FORGED_CHANGES)('lets no %s change a row of %s by %s', async (role, table, change) => {
    for (const subject of subjectsFor(role)) {
      cells += 1;
      const touched = await changeAll(db, askingAs(role, subject), [table, change]);
      expect([subject.name, touched]).toEqual([subject.name, null]);
    }
  });

  it.each(FORGED)('takes no row from %s into %s %s', async (role, table, _, statement) => {
    const cases = world.places.get('incident_case')!.map(({ id }) => id);
    for (const subject of subjectsFor(role)) {
      const account = world.accounts.get(subject.name) ?? '01890000-0000-7000-8000-00000000eeee';
      const forged = `insert into ${table} ${statement({ role, subject, account })}`;
      const got = await insertEach(db, askingAs(role, subject), {
        statement: forged,
        cases: cases.slice(0, 40),
      });
      cells += got.length;
      expect([subject.name, got.filter(Boolean).length]).toEqual([subject.name, 0]);
    }
  });
});

describe('an item of a case', () => {
  it.each(BEARS_A_MARK)('bears what its case bears, and what it adds: %s', async (table) => {
    const writer = { role: 'staff', subject: NOBODY, account: '01890000-0000-7000-8000-00000000eeee' };
    for (const [i, { tlp, compartments }] of world.things.entries()) {
      if (i % EVERY !== 0) continue;
      cells += 1;
      const added = STRICTER[2]!;
      const row = marked(HONEST[table]!(writer), added).replaceAll(':case', `'${caseAt(i)}'`);
      const said = await asSomebody(db, { role: 'none', secrets: {} }, () =>
        db.query(`insert into ${table} ${row} returning tlp, compartments`),
      );
      const both = [...new Set([...compartments, ...added.compartments])].sort();
      expect(said!.rows).toEqual([{ tlp, compartments: both }]);
    }
  });
});

describe('what lies beside the cases', () => {
  it.each(ROLES.map(roleOf))('is read and kept by %s as far as its line says', async (role) => {
    const wrong: unknown[] = [];
    for (const [table, rights] of Object.entries(OTHERS)) {
      const { s, i, u } = rights[role] ?? {};
      const isOneForAll = [s, i, u?.[1]].every((scope) => scope === undefined || scope === 'everything');
      for (const subject of isOneForAll ? subjectsFor(role).slice(0, 1) : subjectsFor(role)) {
        const isOpen = (scope: Right['s']) =>
          scope !== undefined && SCOPES[scope](seenBy(role, subject), { id: '', thing: 0, variant: 0 });
        const wanted = { s: isOpen(s), i: isOpen(i), u: isOpen(u?.[1]) };
        const got = await tryOther(db, table, { role, subject, caseId: caseAt(0) });
        cells += 3;
        if (JSON.stringify(got) !== JSON.stringify(wanted))
          wrong.push({ table, subject: subject.name, got, wanted });
      }
    }
    expect(wrong).toEqual([]);
  });
});
