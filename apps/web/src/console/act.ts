import type { Case } from '../client';

/** One question of an act. */
export interface ActField {
  /** Name in the body of the request. */
  name: string;
  label: string;
  /** `prose` when nothing is said. */
  kind?:
    | 'prose'
    | 'line'
    | 'number'
    | 'moment'
    | 'day'
    | 'list'
    | 'several'
    | 'tick'
    | 'case'
    | 'facility'
    | 'sure'
    | 'fixed';
  /** Of a fixed one: sent as it is, and not asked. */
  value?: string | boolean | null;
  options?: Record<string, string>;
  /** Of a list: its options under headings, instead of `options`. */
  groups?: Record<string, Record<string, string>>;
  hint?: string;
  optional?: boolean;
}

/** What a person may do on a case: where it is asked, and what has to be said. */
export interface Act {
  /** Below the case. */
  path: string;
  title: string;
  fields: readonly ActField[];
  /** What the account needs. */
  capability: string;
  /** Name in `desk.transitions`, for the acts of the workflow. */
  transition?: string;
  /** What the case must be for it to mean anything; always when nothing is said. */
  when?: (state: Case) => boolean;
  /** The answers as they stand, before anybody types. */
  said?: Typed;
}

/** What was typed so far: texts, or lists for questions with several answers. */
export type Typed = Record<string, string | string[]>;

/** The fields that need an answer and have none. */
export function missingOf({ fields }: Pick<Act, 'fields'>, typed: Typed): string[] {
  const isEmpty = (answer: string | string[] | undefined) =>
    answer === undefined ||
    answer === 'no' ||
    (typeof answer === 'string' ? answer.trim() === '' : answer.length === 0);
  return fields
    .filter(
      ({ name, optional, kind }) => !optional && kind !== 'tick' && kind !== 'fixed' && isEmpty(typed[name]),
    )
    .map(({ name }) => name);
}

const CASE_ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

function valueOf({ kind }: ActField, answer: string | string[]): unknown {
  if (typeof answer !== 'string') return answer;
  if (kind === 'number') return Number(answer);
  if (kind === 'tick') return answer === 'yes';
  if (kind === 'case') return CASE_ID.exec(answer)?.[0] ?? answer.trim();
  return kind === 'moment' ? new Date(answer).toISOString() : answer.trim();
}

const saidTo = (field: ActField, typed: Typed) =>
  field.value === undefined ? valueOf(field, typed[field.name] ?? 'no') : field.value;

/** The body of the request: only what was said. */
export function bodyOf({ fields }: Pick<Act, 'fields'>, typed: Typed): Record<string, unknown> {
  const isSaid = ({ name, kind, value }: ActField) =>
    kind !== 'sure' && (kind === 'tick' || value !== undefined || (typed[name]?.length ?? 0) > 0);
  return Object.fromEntries(fields.filter(isSaid).map((field) => [field.name, saidTo(field, typed)]));
}
