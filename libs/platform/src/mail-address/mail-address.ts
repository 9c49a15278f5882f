// Dot-atoms only (RFC 5321 §4.1.2 without quoted strings): every exotic form that a mail parser somewhere
// reads differently (quotes, comments, groups, literals, UTF-8) is left out rather than escaped.
const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';

/** What stands before the at sign, as the source of a regular expression. */
export const MAIL_LOCAL_PART = `${ATOM}(?:\\.${ATOM})*`;
/** What stands after it, as the source of a regular expression. */
export const MAIL_DOMAIN = `${LABEL}(?:\\.${LABEL})*`;
const ADDRESS = new RegExp(`^${MAIL_LOCAL_PART}@${MAIL_DOMAIN}$`);

/** True for a bare ASCII address `local@domain` within the lengths of RFC 5321 §4.5.3.1 (64, 255, 254 in all). */
export function isMailAddress(value: string): boolean {
  if (value.length > 254 || value.indexOf('@') > 64) return false;
  return ADDRESS.test(value);
}
