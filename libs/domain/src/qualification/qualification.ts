import type { Instant } from '#domain/declarations';

/** The five indents of art. D.1111-16-2 II of the public health code, in their order. */
export const INDENTS = [
  'safety_of_care',
  'health_data',
  'normal_operation',
  'health_system_organisation',
  'others_may_be_hit',
] as const;
export type Indent = (typeof INDENTS)[number];

export const INDENT_ANSWERS = ['no', 'potential', 'actual', 'unknown'] as const;
export type IndentAnswer = (typeof INDENT_ANSWERS)[number];
export type Indents = Record<Indent, IndentAnswer>;

export const LEVELS = ['not_grave', 'grave', 'significatif'] as const;
export type Level = (typeof LEVELS)[number];

/** Indents 4 and 5 each suffice for *significatif*: art. D.1111-16-2 III joins two classes of incidents. */
const SIGNIFICANT_INDENTS: readonly Indent[] = ['health_system_organisation', 'others_may_be_hit'];

export interface LevelProposal {
  level: Level;
  /** The indents that made the level. Empty for `not_grave`. */
  because: Indent[];
}

/** "Ne sait pas" counts as "may be": the text says "potentiel ou avéré". */
export function mayBe(answer: IndentAnswer): boolean {
  return answer !== 'no';
}

/** The level that the indents give (art. D.1111-16-2 II and III). */
export function proposeLevel(indents: Indents): LevelProposal {
  const significant = SIGNIFICANT_INDENTS.filter((indent) => mayBe(indents[indent]));
  if (significant.length > 0) return { level: 'significatif', because: significant };
  const grave = INDENTS.filter((indent) => mayBe(indents[indent]));
  return grave.length > 0 ? { level: 'grave', because: grave } : { level: 'not_grave', because: [] };
}

/** What the analyst enters on behalf of the ARS. */
export interface QualificationInput {
  indents: Indents;
  otherSectors: boolean;
  nationalScope: boolean;
  certFrSupport: boolean;
  reason: string | null;
  /** A level other than the proposed one; needs `overrideReason`. */
  level: Level | null;
  overrideReason: string | null;
}

/** Which decision it is, among those that differ in level, indents or scope: deciding the same again counts once. */
export interface Numbering {
  /** 1 for the first. */
  number: number;
  /** When what is decided last changed. */
  changedAt: Instant;
  /** How many times the case became significatif. */
  escalations: number;
}

/** A qualification, decided by a person "pour le compte de l'ARS" (arrêté du 30 octobre 2017, art. 2). */
export interface Qualification extends Omit<QualificationInput, 'level'>, Numbering {
  proposed: Level;
  because: Indent[];
  level: Level;
  /** Codes of the ARS on whose behalf it is entered, e.g. `ars:32`; empty when no ARS is competent. */
  onBehalfOf: string[];
  decidedBy: string;
  decidedAt: Instant;
  /** Each ARS contests in its own name; two may want different levels. */
  contests: readonly Contest[];
}

/** An ARS does not agree with what was entered on its behalf. */
export interface Contest {
  /** Code of the ARS. */
  by: string;
  at: Instant;
  reason: string;
  /** The level that it would enter; null when it did not say. */
  level: Level | null;
  /** When the desk qualified again; null while it has not. */
  answeredAt: Instant | null;
}

type Decided = Pick<Qualification, 'level' | 'indents' | 'otherSectors' | 'nationalScope' | 'certFrSupport'>;

function saysTheSame(a: Decided, b: Decided): boolean {
  return (
    a.level === b.level &&
    INDENTS.every((indent) => a.indents[indent] === b.indents[indent]) &&
    a.otherSectors === b.otherSectors &&
    a.nationalScope === b.nationalScope &&
    a.certFrSupport === b.certFrSupport
  );
}

/** The number of a decision after the one before; whoever was told of that one is told when it changes. */
export function numberAfter(before: Qualification | null, decided: Decided, at: Instant): Numbering {
  const rises = decided.level === 'significatif' && before?.level !== 'significatif';
  const escalations = (before?.escalations ?? 0) + (rises ? 1 : 0);
  if (before === null) return { number: 1, changedAt: at, escalations };
  if (saysTheSame(before, decided))
    return { number: before.number, changedAt: before.changedAt, escalations };
  return { number: before.number + 1, changedAt: at, escalations };
}
