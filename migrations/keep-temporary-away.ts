/**
 * Takes temporary tables away from everybody but whoever imports the directory, and notes there what a file says: a table
 * of one's own could stand before one of ours. What a database lets do is in no copy of it, so that each start says it again.
 */
export async function keepTemporaryAway(db: { query(text: string): Promise<unknown> }): Promise<void> {
  for (const said of [
    'revoke temporary on database %I from public',
    'grant temporary on database %I to vigie_registrar',
  ])
    await db.query(`do $$ begin execute format('${said}', current_database()); end $$`);
}
