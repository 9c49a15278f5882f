// What the migrations grant on tables, read out of the very SQL that they run.

const GRANT = /\bgrant ([^;$]*?) on ([a-z_]+(?:, [a-z_]+)*) to (vigie_[a-z]+(?:, vigie_[a-z]+)*)/g;
const list = (text) => text.split(/,\s*(?![^(]*\))/);

/** Every right of a role on a table, in the order in which it is given; columns where only some are meant. */
export async function grantedBy(migrations) {
  const said = [];
  for (const Migration of migrations)
    await new Migration().up({ query: (sql) => Promise.resolve(said.push(sql)) });
  return [...said.join(';\n').matchAll(GRANT)].flatMap(([, verbs, tables, roles]) =>
    list(tables).flatMap((table) => list(roles).map((role) => ({ table, role, verbs: list(verbs) }))),
  );
}
