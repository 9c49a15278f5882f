import { fromLocalInput } from '../ui/time';
import type { Answers } from './draft';
import type { Faults } from './faults';
import { faultsOfMore, moreOf, saidOf } from './more-answers';
import { departmentOf, faultOfDepartment, faultsOfSites, siteBody } from './site';

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
  const wrongPlace = answers.facility ? undefined : faultOfDepartment(answers.department);
  if (wrongPlace) faults['facility.department'] = wrongPlace;
  return { ...faults, ...faultsOfMore(answers), ...faultsOfSites('otherSites', answers.otherSites) };
}

/** As the directory knows it, or as it was described. */
function facilityBody({ facility, facilityName, facilityType, department, ose, nis2 }: Answers) {
  const place = facility ? facility.department : departmentOf(department);
  return {
    name: facility?.name ?? facilityName.trim(),
    ...saidOf({ finess: facility?.finess, department: place }),
    ...saidOf({ type: facility ? '' : facilityType, ose, nis2 }),
  };
}

/** Only what was said; what was not said stays "ne sait pas" for the desk. */
export function bodyOf(answers: Answers): string {
  const { phone, otherSites } = answers;
  return JSON.stringify({
    facility: facilityBody(answers),
    ...saidOf({ otherSites: otherSites.map(siteBody) }),
    declarant: {
      name: answers.name.trim(),
      role: answers.role,
      email: answers.email.trim(),
      phone: phone.trim() || undefined,
    },
    narrative: answers.narrative.trim(),
    noticedAt: fromLocalInput(answers.noticedAt),
    ...moreOf(answers),
    channel: 'web',
  });
}
