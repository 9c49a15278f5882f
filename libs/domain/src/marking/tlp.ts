/** TLP 2.0 labels (FIRST, August 2022), from widest to narrowest. Labels are never translated. */
export const TLP_LABELS = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const;
export type Tlp = (typeof TLP_LABELS)[number];

/** Default of a fresh declaration: the facility, the desk, the competent ARS and the FSSI, and nobody else. */
export const DEFAULT_TLP: Tlp = 'AMBER+STRICT';

/** The label as written before the content and in a subject, e.g. `TLP:AMBER+STRICT`. */
export function labelOf(tlp: Tlp): string {
  return `TLP:${tlp}`;
}

/** Whether `tlp` restricts at least as much as `other`. */
export function isAtLeast(tlp: Tlp, other: Tlp): boolean {
  return TLP_LABELS.indexOf(tlp) >= TLP_LABELS.indexOf(other);
}

/** The narrower of two labels: a child never weakens its parent. */
export function narrower(a: Tlp, b: Tlp): Tlp {
  return isAtLeast(a, b) ? a : b;
}
