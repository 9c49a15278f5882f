import type { Case } from '#domain/cases';
import type { Declarant, Instant } from '#domain/declarations';
import type { Protection, Tlp } from '#domain/marking';
import type { CaseFacility } from '#domain/obligations';

export const SHEETS = [
  'cnil',
  'anssi',
  'synthesis',
  'nis2-early-warning',
  'nis2-notification',
  'nis2-intermediate',
  'nis2-final',
] as const;
export type SheetName = (typeof SHEETS)[number];

/** One question of a form, with what is known of its answer. */
export interface Row {
  label: string;
  /** Paragraphs in French; null: unknown at this stage, which is said and never guessed. */
  value: readonly string[] | null;
  /** Derived from other answers by the product: somebody has to check it before it is filed. */
  proposed: boolean;
  /** Options of the form, or why the answer matters. French. */
  hint: string | null;
}

export interface Section {
  /** As the authority numbers it, e.g. "6". */
  number: string;
  title: string;
  rows: readonly Row[];
}

/** A pre-filled sheet: the same content as JSON and as PDF. It files nothing. */
export interface Sheet {
  kind: SheetName;
  title: string;
  /** Stage of what is filed in several times, e.g. "Notification initiale". */
  stage: string;
  tlp: Tlp;
  /** Mark of protection, beside the label and independent of it (II 901). */
  protection: Protection;
  reference: string;
  /** Name of the facility that the sheet is about. */
  facility: string;
  generatedAt: Instant;
  deskName: string;
  sections: readonly Section[];
  /** Paragraphs at the end, in French. */
  notes: readonly string[];
}

/** Everything that a sheet may be filled from. */
export interface SheetFacts {
  state: Case;
  /** The facility that would file: each controller has its own sheet. */
  facility: CaseFacility;
  /** Who declared; null when nobody is known. */
  declarant: Declarant | null;
  /** Whether this copy may name the declarant: only the declarant's own does. */
  namesDeclarant: boolean;
  /** Number of the business register, as the declarant gave it for its own facility. */
  siret: string | null;
  deskName: string;
  now: Instant;
}
