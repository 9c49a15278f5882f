import type { Client } from 'pg';
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
import type { Lock } from './lock';
import { LOCKS } from './locks.data';
import { EVERY_CIRCLE } from './objects';
import { hasCases, isDesk } from './oracle';
import type { Mutant, Verb } from './policy-mutants';
import {
  addNothing,
  asSomebody,
  changeAll,
  insertEach,
  remove,
  select,
  touching,
  update,
  type Asking,
} from './probe';
import { CASE_RIGHTS, OTHERS, ROLES } from './rights.data';
import { askingAs, roleOf, subjectsFor } from './sql-world';
import type { Subject } from './subjects.data';
import { tryLock } from './trigger-mutants';
import type { World } from './world';

const STRANGER = '01890000-0000-7000-8000-00000000eeee';
const NEW_CASE = '01890000-0000-7000-8000-00000000dddd';
// Those who tell most are asked first: most mutants end with the second one.
const TELLING = ['analyst', 'competent ARS', 'second analyst', 'right code', 'link holder', 'junior'];
const rankOf = ({ name }: Subject) => (TELLING.indexOf(name) + TELLING.length + 1) % (TELLING.length + 1);

interface Cell {
  table: string;
  role: string;
  verb: Verb;
}

/** Locks that are tried as one of these audiences, and say one of these tables. */
const locksOf = (tables: readonly string[], roles: readonly string[]) =>
  LOCKS.filter(({ role, sql }) => {
    const said = [role, ...sql].join(' ');
    return roles.some((one) => said.includes(one)) && tables.some((one) => said.includes(one));
  });

/** Asks the cells of the access matrix, and the locks, again under each mutant, in a transaction that is turned back. */
export class HuntMutants {
  private readonly known = new Map<string, string>();
  private readonly cases: string[];

  constructor(
    private readonly db: Client,
    private readonly world: World,
  ) {
    this.cases = world.places
      .get('incident_case')!
      .filter(({ thing }) => thing < EVERY_CIRCLE.length || thing % 3 === 2)
      .map(({ id }) => id);
  }

  /**
   * Whether a cell, or a lock, is answered otherwise than without the mutant.
   * @param besides another lock that is opened in both: where two locks hold the same, each is seen alone
   */
  async isSeen({ sql, tables, roles, verbs }: Mutant, besides = ''): Promise<boolean> {
    const cells = tables.flatMap((table) =>
      (roles ?? ROLES).flatMap((role) => verbs.map((verb): Cell => ({ table, role: roleOf(role), verb }))),
    );
    for (const cell of cells) if (await this.isCellSeen(cell, { sql, besides })) return true;
    // A row that some may write for a reason of its own is no cell: a lock says it.
    if (besides === '')
      for (const lock of locksOf(tables, roles ?? ROLES)) if (await this.isLockSeen(lock, sql)) return true;
    return false;
  }

  private async isLockSeen(lock: Lock, sql: string): Promise<boolean> {
    if (!this.known.has(lock.name)) this.known.set(lock.name, JSON.stringify(await tryLock(this.db, lock)));
    return JSON.stringify(await tryLock(this.db, lock, sql)) !== this.known.get(lock.name);
  }

  private async isCellSeen(cell: Cell, { sql, besides }: { sql: string; besides: string }): Promise<boolean> {
    const subjects = [...subjectsFor(cell.role)].sort((a, b) => rankOf(a) - rankOf(b));
    for (const subject of subjects) {
      const key = `${cell.role} ${cell.table} ${cell.verb} ${subject.name} ${besides}`;
      if (!this.known.has(key)) this.known.set(key, await this.under(besides, cell, subject));
      // The other lock last: opened after the mutant, it undoes what the mutant says of that lock itself.
      if ((await this.under(`${sql};${besides}`, cell, subject)) !== this.known.get(key)) return true;
    }
    return false;
  }

  /** A transaction for itself: what it makes is its own, as the API makes a case in one. */
  private async under(sql: string, cell: Cell, subject: Subject): Promise<string> {
    await this.db.query('begin');
    try {
      // Not caught: a mutant that PostgreSQL cannot read would otherwise pass for one that is seen.
      await this.db.query(sql);
      return await this.answer(cell, subject).catch((error: { code?: string }) => String(error.code));
    } finally {
      await this.db.query('rollback');
    }
  }

  /** What somebody gets, in one line that can be compared. */
  private async answer({ table, role, verb }: Cell, subject: Subject): Promise<string> {
    const asking = askingAs(role, subject);
    const said = (ids: readonly string[] | null) => (ids === null ? 'refused' : [...ids].sort().join());
    if (verb === 'privilege') return this.privileges(table, role);
    if (verb === 'd') return String(await remove(this.db, asking, table));
    if (verb === 'i') return this.inserted(table, role, subject);
    if (OTHERS[table]) return this.ofDirectory(table, role, verb, subject);
    if (verb === 's') return said(await select(this.db, asking, table));
    const touched = said(await update(this.db, asking, [table, CASE_RIGHTS[table]![role]?.u?.[0] ?? 'id']));
    return `${touched} ${await this.changed(table, role, asking)}`;
  }

  /** How many rows each change touches that is made, or forged, beside the one of the rights. */
  private async changed(table: string, role: string, asking: Asking): Promise<string> {
    const changes = [...FORGED_CHANGES, ...HONEST_CHANGES].filter(([r, t]) => r === role && t === table);
    const touched = [];
    for (const [, , change] of changes) touched.push(await changeAll(this.db, asking, [table, change]));
    return touched.join();
  }

  private async privileges(table: string, role: string): Promise<string> {
    const { rows } = await this.db.query(
      `select privilege_type, count(*) from information_schema.column_privileges
       where grantee = 'vigie_' || $1 and table_name = $2 group by 1
       union all select privilege_type, 0 from information_schema.role_table_grants
       where grantee = 'vigie_' || $1 and table_name = $2 order by 1, 2`,
      [role, table],
    );
    return JSON.stringify(rows);
  }

  private async ofDirectory(table: string, role: string, verb: Verb, subject: Subject): Promise<string> {
    const column =
      OTHERS[table]![role]?.u?.[0] ?? Object.values(OTHERS[table]!).find(({ u }) => u)?.u?.[0] ?? 'at';
    const statement = verb === 's' ? `select 1 from ${table}` : `update ${table} set ${touching(column)}`;
    const asking = askingAs(role, subject);
    const touched = await asSomebody(this.db, asking, async () => (await this.db.query(statement)).rowCount);
    return verb === 's' ? String(touched) : `${touched} ${await this.changed(table, role, asking)}`;
  }

  private async inserted(table: string, role: string, subject: Subject): Promise<string> {
    const account = this.world.accounts.get(subject.name) ?? STRANGER;
    const writer = { role, subject, account };
    const forged = FORGED.filter(([r, t]) => r === role && t === table).map(([, , , forge]) => forge(writer));
    if (OTHERS[table]) {
      const said = forged.map((value) => `insert into ${table} ${value}`);
      const tried = [];
      for (const statement of [addNothing(table), ...said])
        tried.push(await this.each(askingAs(role, subject), statement, this.cases.slice(0, 1)));
      return tried.join();
    }
    const honest = HONEST[table]!(writer);
    const stricter = BEARS_A_MARK.includes(table) ? STRICTER.map((mark) => marked(honest, mark)) : [];
    if (table === 'audit_event') stricter.push(ABOUT_NO_CASE(writer));
    const mine = await this.ofNewCase(table, role, subject);
    const lines = [];
    for (const value of [honest, ...forged, ...stricter])
      lines.push(
        await this.each(askingAs(role, subject), `insert into ${table} ${value}`, [...this.cases, ...mine]),
      );
    return lines.join();
  }

  /** A case that this very transaction makes, for those who may make one. */
  private async ofNewCase(table: string, role: string, subject: Subject): Promise<string[]> {
    const makes = role === 'intake' || (role === 'staff' && isDesk(subject) && hasCases(subject));
    if (table === 'incident_case' || !makes) return [];
    const asks = askingAs(role, subject);
    const session = asks.secrets['vigie.session'] ?? '';
    await this.db.query(`select set_config('vigie.session', $1, true), set_config('role', $2, true)`, [
      session,
      asks.role,
    ]);
    await this.db.query(
      `insert into incident_case (id, reference, version, status, tlp, received_at, channel, incident, declaration_version, priority_score, priority, changed_by, changed_at)
       values ('${NEW_CASE}', 'new', 1, 'received', 'GREEN', now(), 'web', '{}', 1, 1, '{}', 'x', now())`,
    );
    await this.db.query('reset role');
    return [NEW_CASE];
  }

  private async each(asking: ReturnType<typeof askingAs>, statement: string, cases: readonly string[]) {
    return (await insertEach(this.db, asking, { statement, cases })).map(Number).join('');
  }
}
