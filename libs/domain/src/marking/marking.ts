import { narrowerPap, PAP_LABELS, type Pap } from './pap';
import { strongerProtection, type Protection } from './protection';
import { isAtLeast, narrower, type Tlp } from './tlp';

/**
 * Parts of the need-to-know that no label tells: what stays inside the desk, data of patients, what a judge asked for,
 * what is of defence. Whoever is not cleared for one reads nothing that bears it.
 */
export const COMPARTMENTS = ['internal', 'patient-data', 'criminal', 'defence'] as const;
export type Compartment = (typeof COMPARTMENTS)[number];

/** What every item bears: who may read it, what may be done with it, how it is protected, and whose it is. */
export interface Marking {
  tlp: Tlp;
  pap: Pap;
  compartments: readonly Compartment[];
  protection: Protection;
  /** Organisation code of who said or wrote it, or `declarant`: a marking is weakened with its agreement only. */
  originator: string;
}

/** Organisation code of the desk: what it wrote itself it weakens without asking anybody outside. */
export const DESK = 'cert';

/** What a person may change of a marking; the originator stays. */
export type Labels = Omit<Marking, 'originator'>;

/** What an item bears inside another: the narrower of each, so that a part never weakens the whole. */
export function within<T extends Labels>(whole: Labels, part: T): T {
  return {
    ...part,
    tlp: narrower(whole.tlp, part.tlp),
    pap: narrowerPap(whole.pap, part.pap),
    compartments: COMPARTMENTS.filter((c) => whole.compartments.includes(c) || part.compartments.includes(c)),
    protection: strongerProtection(whole.protection, part.protection),
  };
}

/** Whether `after` lets anybody know, or do, what `before` did not: then two persons decide. */
export function weakens(before: Labels, after: Labels): boolean {
  return (
    !isAtLeast(after.tlp, before.tlp) ||
    PAP_LABELS.indexOf(after.pap) < PAP_LABELS.indexOf(before.pap) ||
    before.compartments.some((c) => !after.compartments.includes(c)) ||
    strongerProtection(before.protection, after.protection) !== after.protection
  );
}

/** Whether weakening needs a word of somebody outside the desk first. */
export function needsAgreement({ originator }: Pick<Marking, 'originator'>): boolean {
  return originator !== DESK;
}

/** What two things bear that become one: the narrower of each, and what was somebody else's stays so. */
export function joined(kept: Marking, other: Marking): Marking {
  const { originator } = needsAgreement(kept) ? kept : other;
  return { ...within(other, kept), originator };
}

/** Whether two markings say the same, whatever the order of their compartments. */
export function sameLabels(a: Labels, b: Labels): boolean {
  return !weakens(a, b) && !weakens(b, a);
}
