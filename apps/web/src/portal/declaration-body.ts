import { fromLocalInput } from '../ui/time';
import type { Answers } from './draft';

/** Wrong answers by field, named as the API names them. */
export type Faults = Record<string, string>;

const MAIL = /^[^\s@"(),:;<>[\\\]]+@[^\s@]+\.[^\s@]+$/;

/** What is missing or impossible, before anything is sent. */
export function faultsOf(answers: Answers, now: number): Faults {
  const faults: Faults = {};
  const need = (field: string, answer: string, message: string) => {
    if (answer.trim() === '') faults[field] = message;
  };
  need('facility.name', answers.facilityName, 'Indiquez la structure touchée.');
  need('declarant.name', answers.name, 'Indiquez votre nom.');
  need('declarant.role', answers.role, 'Choisissez votre fonction.');
  if (!MAIL.test(answers.email.trim())) {
    faults['declarant.email'] = 'Indiquez une adresse de courriel, par exemple nom@hopital.example.';
  }
  need('narrative', answers.narrative, 'Décrivez en quelques mots ce qui se passe.');
  const noticedAt = fromLocalInput(answers.noticedAt);
  if (!noticedAt) faults.noticedAt = 'Indiquez la date et l’heure, même approximatives.';
  else if (Date.parse(noticedAt) > now + 5 * 60_000) faults.noticedAt = 'Cette date est dans le futur.';
  return faults;
}

/** Only what was said; what was not said stays "ne sait pas" for the desk. */
export function bodyOf(answers: Answers): string {
  const { facility, phone, persons, personal, health, effects } = answers;
  return JSON.stringify({
    facility: {
      name: facility?.name ?? answers.facilityName.trim(),
      finess: facility?.finess ?? undefined,
      department: facility?.department ?? undefined,
    },
    declarant: {
      name: answers.name.trim(),
      role: answers.role,
      email: answers.email.trim(),
      phone: phone.trim() || undefined,
    },
    narrative: answers.narrative.trim(),
    noticedAt: fromLocalInput(answers.noticedAt),
    incidentType: answers.incidentType,
    patientDanger: answers.patientDanger,
    operation: answers.operation,
    measures: answers.measures,
    data: { personal, health, effects, persons: persons ? Number(persons) : undefined },
    urgent: answers.urgent,
    channel: 'web',
  });
}
