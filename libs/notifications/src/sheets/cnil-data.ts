import type { DataImpact, IncidentFacts } from '#domain/declarations';
import {
  DATA_CATEGORIES,
  PATIENT_SYSTEMS,
  PERSON_BANDS,
  PERSON_CATEGORIES,
  SENSITIVE_CATEGORIES,
} from './cnil-options.data';
import { figure, options, proposed, said } from './rows';
import type { Row, SheetFacts } from './sheet';

function categories({ data, incidentType }: IncidentFacts): string[] {
  const access = incidentType === 'credential_theft' || incidentType === 'account_compromise';
  return [
    ...(data.nir === 'yes' ? ['NIR'] : []),
    ...(access && data.personal === 'yes' ? ['Données d’identification ou d’accès'] : []),
  ];
}

function sensitive({ health, mayRevealHealth }: DataImpact): Row {
  const indirect = 'Ces données peuvent révéler indirectement un état de santé (droits, prises en charge).';
  return proposed(
    'Données sensibles',
    health === 'yes' ? 'Données de santé' : null,
    mayRevealHealth === 'yes'
      ? `${indirect} ${options(SENSITIVE_CATEGORIES)}`
      : options(SENSITIVE_CATEGORIES),
  );
}

function personsOf({ data, systems }: IncidentFacts): string[] {
  const patients = data.health === 'yes' || systems.some((system) => PATIENT_SYSTEMS.includes(system));
  if (data.personal === 'no') return [];
  return [...(patients ? ['Patients'] : []), ...(systems.includes('hr_payroll') ? ['Employés'] : [])];
}

/** The band in which the CNIL counts so many persons. */
export function bandOf(persons: number): string {
  return PERSON_BANDS.find(([highest]) => persons <= highest)![1];
}

/** A number of the declaration counts for the facility that gave it: another controller has its own to find. */
function count(label: string, number: number | null, { facility }: SheetFacts): Row {
  if (facility.declares || number === null) return said(label, figure(number));
  return said(
    label,
    null,
    `${figure(number)} pour l’ensemble de la déclaration ; à établir pour cette structure.`,
  );
}

/** Section 8. */
export function dataRows(facts: SheetFacts): Row[] {
  const { incident } = facts.state;
  const persons = count('Nombre approximatif de personnes', incident.data.persons, facts);
  const known = facts.facility.declares ? incident.data.persons : null;
  const band = known !== null ? `Tranche de la CNIL : ${bandOf(known)}.` : persons.hint;
  return [
    proposed('Catégories de données', categories(incident), options(DATA_CATEGORIES)),
    sensitive(incident.data),
    count('Nombre approximatif d’enregistrements', incident.data.records, facts),
    proposed('Catégories de personnes', personsOf(incident), options(PERSON_CATEGORIES)),
    { ...persons, hint: band },
  ];
}
