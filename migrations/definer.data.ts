import { ROLES, type Capability, type Role } from '#domain/access';

// How every SECURITY DEFINER function is declared, and how it hashes the bearer secret of its transaction.

/** pg_temp is named last: left out it comes first, and a caller's own temporary table would be believed. */
export const PATH = `set search_path = pg_catalog, public, pg_temp`;
export const DEFINER = `stable security definer ${PATH}`;
export const WRITER = `security definer ${PATH}`;

/** Words of our own, as a list in SQL. */
export const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');

/** The roles that have a capability, as a list in SQL. */
export const rolesWith = (capability: Capability) =>
  quoted(
    (Object.keys(ROLES) as Role[]).filter((role) => (ROLES[role] as readonly string[]).includes(capability)),
  );

/** SHA-256 of the secret in that setting of the transaction; null when there is none. */
export const hashOf = (setting: string) =>
  `sha256(convert_to(nullif(current_setting('${setting}', true), ''), 'UTF8'))`;

/** A session `s` that is in use: neither revoked, nor at its end, nor left alone for an hour. Real time. */
export const LIVE = `s.revoked_at is null and s.expires_at > now() and s.seen_at > now() - interval '1 hour'`;
/** The API key `k` of the transaction, while it is good for anything. Real time. */
export const OWN_KEY = `k.key_hash = ${hashOf('vigie.api_key')} and k.revoked_at is null and k.expires_at > now()`;
/** The session `s` of the transaction. */
export const OWN_SESSION = `s.token_hash = ${hashOf('vigie.session')} and ${LIVE}`;
/** Time to find the telephone: how long half a session lasts. */
export const HALF_OPEN = `interval '15 minutes'`;
