/**
 * SQL, as super-user: repeated refusals are told once in a while of ten minutes by the clock; all of them fall into one
 * while, at whatever minute the test runs.
 */
export const ONE_WHILE = `
  create function one_while() returns trigger language plpgsql as 'begin new.since := ''2000-01-01''; return new; end';
  create trigger one_while before insert on refusal_tally for each row execute function one_while()`;
