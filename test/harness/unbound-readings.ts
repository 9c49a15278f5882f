/**
 * A test of many cases reads more than anybody: it is counted as everybody is, and stopped by nothing. Run as whoever
 * owns the database.
 */
export const UNBOUND_READINGS = `create or replace function who.reading_budgets()
  returns table (seen text, period interval, proof_after integer, refused_after integer) language sql immutable
  set search_path = pg_catalog, public, pg_temp
  as 'select k, interval ''1 day'', 2000000000, 2000000000 from unnest(array[''opened'', ''listed'']) k'`;
