import { shortInParis } from '../ui/time';
import { ANSWER, ANSWERS_OF_FACT, PRIOR_AUTHORITY, say } from '../ui/words.data';

export const VERSION_KIND: Record<string, string> = {
  initial: 'première déclaration',
  complement: 'complément',
  correction: 'correction',
  merged: 'venue d’une autre déclaration',
};

interface PriorStep {
  authority: string;
  at: string;
  reference: string | null;
}

const stepInWords = ({ authority, at, reference }: PriorStep) =>
  [say(PRIOR_AUTHORITY, authority), shortInParis(at), reference].filter(Boolean).join(', ');

const oneInWords = (field: string, value: string | PriorStep) =>
  typeof value === 'string' ? say(ANSWERS_OF_FACT[field] ?? ANSWER, value) : stepInWords(value);

/** An answer of a version as people read it. */
export function inWords(field: string, value: unknown): string {
  if (Array.isArray(value)) {
    const said = value.map((one: string | PriorStep) => oneInWords(field, one));
    return said.length === 0 ? 'rien de dit' : said.join(' ; ');
  }
  if (typeof value === 'boolean') return value ? 'Oui' : 'Non';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return 'non dit';
  return field.endsWith('At') ? shortInParis(value) : oneInWords(field, value);
}
