import { inParis } from '../ui/time';
import { ANSWERS_OF_FACT, FACT, PRIOR_AUTHORITY, say } from '../ui/words.data';

interface Done {
  authority: string;
  at: string;
  reference: string | null;
}

const spellDone = ({ authority, at, reference }: Done) =>
  [`${say(PRIOR_AUTHORITY, authority)}, ${inParis(at)}`, reference].filter(Boolean).join(' – ');

function spellOne(field: string, value: string | number | Done): string {
  if (typeof value === 'object') return spellDone(value);
  if (typeof value === 'number') return value.toLocaleString('fr-FR');
  return field.endsWith('At') ? inParis(value) : say(ANSWERS_OF_FACT[field] ?? {}, value);
}

/** What a fact says, in French; a dash when nothing is known. */
export function spellFact(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? 'Oui' : 'Non';
  const values = (Array.isArray(value) ? value : [value]) as (string | number | Done)[];
  return values.map((one) => spellOne(field, one)).join(', ') || '—';
}

/** A fact by its name, those of the data after `data.`. */
export function factOf(facts: { data?: object }, field: string): unknown {
  const [name = '', part] = field.split('.');
  const value = (facts as Record<string, unknown>)[name];
  return part === undefined ? value : (value as Record<string, unknown> | undefined)?.[part];
}

/** All that is told beside the narrative, in the order of the form. */
export const FIELDS = Object.keys(FACT).filter((field) => field !== 'narrative');
