import type { CaseFacts } from '../case-facts';
import { isOutOfScope, isTreatedHere } from '../conditions';
import type { Rule } from '../rule';
import { ON_QUALIFICATION, when } from './owing';
import { ALWAYS, SINCE_CYBER_INSURANCE } from './validity.data';

/** Types that only somebody's act explains, until the analysis says that nobody acted. */
const CRIMINAL_TYPES: readonly CaseFacts['incident']['incidentType'][] = [
  'ransomware',
  'system_compromise',
  'malicious_email',
  'account_compromise',
  'credential_theft',
  'other_malware',
  'denial_of_service',
  'defacement',
  'vulnerability_exploitation',
  'equipment_theft',
];

function mayBeCriminal(f: CaseFacts): boolean {
  const { origin, incidentType } = f.incident;
  const isSuspect = origin !== 'not_malicious' && CRIMINAL_TYPES.includes(incidentType);
  return (origin === 'malicious' || isSuspect) && !isOutOfScope(f);
}

/** The complaint, and the end of the incident. */
export const ENDING: readonly Rule[] = [
  {
    id: 'R24-remind-complaint',
    version: 1,
    debtor: 'cert',
    act: 'remind',
    phase: 'initial',
    to: 'police ou gendarmerie (rappel adressé à la structure)',
    trigger: 'Acte malveillant, avéré ou soupçonné par le type d’incident ; incident qualifié par le CERT.',
    owed: when((f) => mayBeCriminal(f) && isTreatedHere(f) && f.qualification !== null, 'police'),
    clock: ON_QUALIFICATION,
    basis: 'Code de procédure pénale, art. 15-3 (plainte)',
    because: 'L’acte est ou peut être malveillant : le dépôt de plainte est rappelé à la structure.',
    proof: 'to_be_confirmed',
    inForce: ALWAYS,
    closing: 'waits',
  },
  {
    id: 'R24-file-complaint',
    version: 1,
    debtor: 'facility',
    act: 'file',
    phase: 'initial',
    to: 'police ou gendarmerie',
    trigger:
      'Acte malveillant, avéré ou soupçonné ; condition de la garantie d’assurance contre les risques cyber.',
    owed: when(mayBeCriminal, 'police'),
    clock: { kind: 'elapsed_hours', anchor: 'noticed', hours: 72 },
    basis: 'Code des assurances, art. L.12-10-1',
    because: 'La plainte se dépose dans les 72 heures de la connaissance pour que l’assurance couvre.',
    proof: 'to_be_confirmed',
    inForce: SINCE_CYBER_INSURANCE,
    closing: 'does_not_wait',
  },
  {
    id: 'R35-report-resolution',
    version: 1,
    debtor: 'facility',
    act: 'report',
    phase: 'final',
    to: 'CERT',
    trigger: 'Fin de l’incident connue.',
    owed: (f) => {
      const endedAt = f.incident.endedAt ?? f.resolvedAt;
      return endedAt !== null && isTreatedHere(f)
        ? [{ creditor: 'cert', anchorAt: endedAt, doneAt: f.resolvedAt }]
        : [];
    },
    clock: { kind: 'without_delay', anchor: 'ended' },
    basis: 'Art. D.1111-16-3 CSP',
    because: 'Le CERT est informé sans délai de la résolution de l’incident.',
    proof: 'read_in_part',
    inForce: ALWAYS,
    closing: 'does_not_wait',
  },
];
