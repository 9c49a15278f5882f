/**
 * Permissible Actions Protocol, version 2: what may be done with a piece of information, from widest to narrowest. RED:
 * nothing that the attacker could see (no look-up outside); labels are never translated.
 */
export const PAP_LABELS = ['CLEAR', 'GREEN', 'AMBER', 'RED'] as const;
export type Pap = (typeof PAP_LABELS)[number];

/** Default of a fresh declaration: passive look-ups only, nothing that reaches the attacker's machines. */
export const DEFAULT_PAP: Pap = 'AMBER';

/** The narrower of two labels. */
export function narrowerPap(a: Pap, b: Pap): Pap {
  return PAP_LABELS.indexOf(a) >= PAP_LABELS.indexOf(b) ? a : b;
}
