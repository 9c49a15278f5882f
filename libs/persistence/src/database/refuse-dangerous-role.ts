interface Queryable {
  query(text: string): Promise<unknown>;
}

const DANGERS = `
  select
    r.rolsuper as is_superuser,
    r.rolbypassrls as bypasses_rls,
    exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relowner = r.oid and c.relkind in ('r', 'p') and n.nspname = 'public') as owns_tables,
    pg_has_role(r.oid, 'vigie_owner', 'member') as is_owner
  from pg_roles r where r.rolname = session_user`;

/** Thrown when a process is connected by a role to which row-level security would not apply. */
export class DangerousRole extends Error {}

/**
 * Refuses to go on as super-user, table owner or BYPASSRLS: need-to-know would silently not hold.
 * @throws DangerousRole naming the setting to correct
 */
export async function refuseDangerousRole(db: Queryable, setting: string): Promise<void> {
  const result = await db.query(DANGERS);
  const rows = (Array.isArray(result) ? result : (result as { rows: unknown[] }).rows) as Record<
    string,
    boolean
  >[];
  const dangers = Object.entries(rows[0] ?? { unknown_role: true }).filter(([, holds]) => holds);
  if (dangers.length === 0) return;
  const why = dangers.map(([danger]) => danger.replaceAll('_', ' ')).join(', ');
  throw new DangerousRole(`${setting} connects with a role that row-level security does not bind (${why}).`);
}
