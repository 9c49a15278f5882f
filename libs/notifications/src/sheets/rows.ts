import type { Instant } from '#domain/declarations';
import type { Obligation } from '#domain/obligations';
import { parisTime } from '#notifications/words';
import type { Row, SheetFacts } from './sheet';

type Value = string | readonly string[] | null | undefined;

function paragraphs(value: Value): readonly string[] | null {
  const list = (typeof value === 'string' ? [value] : (value ?? [])).filter((text) => text.trim() !== '');
  return list.length > 0 ? list : null;
}

/** What was declared or recorded; nothing said is unknown. */
export function said(label: string, value: Value, hint: string | null = null): Row {
  return { label, value: paragraphs(value), proposed: false, hint };
}

/** What the product derives from other answers: marked as such when it finds something. */
export function proposed(label: string, value: Value, hint: string | null = null): Row {
  const found = paragraphs(value);
  return { label, value: found, proposed: found !== null, hint };
}

/** What no question of the declaration asks. */
export const notAsked = (label: string, hint: string | null = null): Row => said(label, null, hint);

/** The French word of a closed answer; "ne sait pas" is unknown and not an answer. */
export function word<T extends string>(words: Record<T, string>, answer: T): string | null {
  return answer === 'unknown' ? null : words[answer];
}

export const time = (at: Instant | null) => (at === null ? null : parisTime(at));

const FIGURES = new Intl.NumberFormat('fr-FR');
/** A number as it is written in French, with ordinary no-break spaces: fonts often lack the narrow one. */
export const figure = (number: number | null) =>
  number === null ? null : FIGURES.format(number).replaceAll('\u202f', '\u00a0');

/** A long text as its paragraphs, in its own words. */
export const paragraphsOf = (text: string) => text.split(/[\r\n]+/).map((line) => line.trim());

/** Options of a form, so that whoever fills it finds them again. */
export const options = (list: readonly string[]) => `Choix du formulaire : ${list.join(' · ')}.`;

/** What the facility of the sheet owes of that kind, what no longer applies apart. */
export function dutiesOf(
  { state, facility }: SheetFacts,
  act: Obligation['act'],
  creditor: string,
): Obligation[] {
  return state.obligations.filter(
    (o) =>
      o.act === act && o.creditor === creditor && o.facilityId === facility.id && o.state !== 'superseded',
  );
}

/**
 * When the facility of the sheet became aware (art. 33 RGPD): what is recorded for it, else what the declaration
 * says when it declared; null when nobody said.
 */
export function awarenessOfController({ state, facility }: SheetFacts): Instant | null {
  return facility.awarenessAt ?? (facility.declares ? state.incident.data.awarenessAt : null);
}
