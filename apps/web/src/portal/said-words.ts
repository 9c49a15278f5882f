import { shortInParis } from '../ui/time';
import {
  ANSWER,
  EFFECT,
  INCIDENT_TYPE,
  MEASURE,
  OPERATION,
  ORIGIN,
  PATIENT_DANGER,
  PERIMETER,
  PRIOR_AUTHORITY,
  say,
  SYSTEM,
} from '../ui/words.data';

type Words = Record<string, string>;

export const VERSION_KIND: Words = {
  initial: 'première déclaration',
  complement: 'complément',
  correction: 'correction',
  merged: 'venue d’une autre déclaration',
};

const WORDS_OF: Record<string, Words> = {
  incidentType: INCIDENT_TYPE,
  origin: ORIGIN,
  perimeter: PERIMETER,
  systems: SYSTEM,
  patientDanger: PATIENT_DANGER,
  operation: OPERATION,
  measures: MEASURE,
  'data.effects': EFFECT,
};

interface PriorStep {
  authority: string;
  at: string;
  reference: string | null;
}

const stepInWords = ({ authority, at, reference }: PriorStep) =>
  [say(PRIOR_AUTHORITY, authority), shortInParis(at), reference].filter(Boolean).join(', ');

const oneInWords = (field: string, value: string | PriorStep) =>
  typeof value === 'string' ? say(WORDS_OF[field] ?? ANSWER, value) : stepInWords(value);

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
