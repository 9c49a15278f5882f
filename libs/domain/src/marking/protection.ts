/**
 * Protection marks that a declaration may bear beside its TLP label: neither replaces the other (ANSSI policy of
 * 16 November 2022). "Diffusion restreinte" is a mark (II 901); a classification (IGI 1300) has no place here.
 */
export const PROTECTIONS = ['none', 'restricted_distribution', 'classified'] as const;
/** A mark that the product may hold. */
export type Protection = Exclude<(typeof PROTECTIONS)[number], 'classified'>;
export const PROTECTIONS_HELD = ['none', 'restricted_distribution'] as const satisfies readonly Protection[];

/** The stronger of two marks: a mark is never weakened. */
export function strongerProtection(a: Protection, b: Protection): Protection {
  return a === 'none' ? b : a;
}

/** The mark as it is written above a text, in French; null when there is none. */
export function protectionLabel(protection: Protection): string | null {
  return protection === 'none' ? null : 'DIFFUSION RESTREINTE';
}
