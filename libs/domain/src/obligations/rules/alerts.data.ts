import type { CaseFacts } from '../case-facts';
import {
  careMayBeUnsafe,
  competentArs,
  declarantOf,
  isMajorForCare,
  isQualifiedHere,
  operatorsTouched,
} from '../conditions';
import type { Owing, Rule } from '../rule';
import { AGENCIES, AGENCIES_OF_SYSTEM } from './agencies.data';
import { ON_NOTICE, ON_QUALIFICATION, owe, when } from './owing';
import { ALWAYS, SINCE_EIGS, SINCE_OSE } from './validity.data';

const needsAnssi = (f: CaseFacts) =>
  isQualifiedHere(f) &&
  (operatorsTouched(f).length > 0 ||
    Boolean(
      f.qualification?.otherSectors || f.qualification?.nationalScope || f.qualification?.certFrSupport,
    ));
const CARE_SYSTEMS = ['medical_device', 'radiotherapy', 'prescription', 'intensive_care'];
const deviceMayHaveHarmed = (f: CaseFacts) =>
  isQualifiedHere(f) && careMayBeUnsafe(f) && f.incident.systems.some((s) => CARE_SYSTEMS.includes(s));
/** Of a medical laboratory, whatever failed: its results are made by in-vitro diagnostic devices. */
const diagnosisMayHaveHarmed = (f: CaseFacts) =>
  isQualifiedHere(f) && careMayBeUnsafe(f) && declarantOf(f).type === 'laboratory';
const careHarmed = (f: CaseFacts) =>
  isQualifiedHere(f) &&
  (f.incident.patientDanger === 'actual' || f.qualification?.indents.safety_of_care === 'actual');

/** Agencies that the affected systems point to, when the incident is major for care; nobody is alerted by this alone. */
export function proposedAgencies(facts: CaseFacts): string[] {
  if (!isQualifiedHere(facts) || !isMajorForCare(facts)) return [];
  const pointed = new Set(facts.incident.systems.flatMap((system) => AGENCIES_OF_SYSTEM[system] ?? []));
  return AGENCIES.filter((agency) => pointed.has(agency));
}

/** What a duty officer chose, where the rule leaves the choice. */
const chosenAlerts = (f: CaseFacts, codes: readonly string[]): Owing[] =>
  f.choices
    .filter(({ what, about }) => what === 'alert' && codes.includes(about))
    .map(({ about, at }) => ({ creditor: about, anchorAt: at }));

const eigs = {
  version: 1,
  debtor: 'facility',
  act: 'file',
  to: 'ARS (portail des évènements indésirables), puis HAS',
  trigger: 'Évènement indésirable grave associé aux soins : mise en danger avérée d’un patient.',
  owed: (f) => (careHarmed(f) ? owe(...competentArs(f)) : []),
  basis: 'Décret 2016-1606 ; art. R.1413-67 s. CSP',
  because: 'Un patient a été mis en danger : l’évènement indésirable grave se déclare en deux parties.',
  proof: 'read_in_part',
  inForce: SINCE_EIGS,
  closing: 'does_not_wait',
} satisfies Partial<Rule>;

/** Health agencies, vigilances and ANSSI. */
export const ALERTS: readonly Rule[] = [
  {
    id: 'R09-alert-agency',
    version: 1,
    debtor: 'cert',
    act: 'alert',
    phase: 'initial',
    to: 'agence sanitaire retenue par l’astreinte (ANSM, ASNR, EFS, ABM, SpF)',
    trigger:
      'Mise en danger avérée ou rupture majeure de la prise en charge : la liste est proposée par système touché, l’astreinte confirme.',
    owed: (f) => (isQualifiedHere(f) && isMajorForCare(f) ? chosenAlerts(f, AGENCIES) : []),
    clock: { kind: 'without_delay', anchor: 'asked' },
    basis: 'RFC 2350 §5.1.2',
    because: 'L’incident est majeur pour les soins et l’astreinte a retenu cette agence.',
    proof: 'read_in_part',
    inForce: ALWAYS,
    closing: 'waits',
  },
  {
    id: 'R10-remind-ansm',
    version: 1,
    debtor: 'cert',
    act: 'remind',
    phase: 'initial',
    to: 'ANSM (rappel adressé à la structure)',
    trigger: 'Dispositif ou logiciel de soins en cause, sécurité des soins touchée ou menacée.',
    owed: when(deviceMayHaveHarmed, 'ansm'),
    clock: ON_QUALIFICATION,
    basis: 'Art. L.5212-2 CSP (matériovigilance)',
    because: 'Un dispositif ou un logiciel de soins est en cause et la sécurité des soins peut être touchée.',
    proof: 'read',
    inForce: ALWAYS,
    closing: 'waits',
  },
  {
    id: 'R10-file-ansm',
    version: 1,
    debtor: 'facility',
    act: 'file',
    phase: 'initial',
    to: 'ANSM, par le correspondant local de matériovigilance',
    trigger: 'Dispositif ou logiciel de soins en cause, sécurité des soins touchée ou menacée.',
    owed: when(deviceMayHaveHarmed, 'ansm'),
    clock: ON_NOTICE,
    basis: 'Art. L.5212-2 et R.5212-14 s. CSP',
    because: 'La structure déclare l’incident à la matériovigilance par son correspondant local.',
    proof: 'read',
    inForce: ALWAYS,
    closing: 'does_not_wait',
  },
  {
    id: 'R10-remind-ivd',
    version: 1,
    debtor: 'cert',
    act: 'remind',
    phase: 'initial',
    to: 'ANSM (rappel adressé à la structure)',
    trigger: 'Laboratoire de biologie médicale, sécurité des soins touchée ou menacée.',
    owed: when(diagnosisMayHaveHarmed, 'ansm'),
    clock: ON_QUALIFICATION,
    basis: 'Art. R.5222-… s. CSP (réactovigilance)',
    because: 'Les résultats d’un laboratoire peuvent avoir nui aux soins : la réactovigilance est rappelée.',
    proof: 'read_in_part',
    inForce: ALWAYS,
    closing: 'waits',
  },
  {
    id: 'R10-file-ivd',
    version: 1,
    debtor: 'facility',
    act: 'file',
    phase: 'initial',
    to: 'ANSM, par le correspondant local de réactovigilance',
    trigger: 'Laboratoire de biologie médicale, sécurité des soins touchée ou menacée.',
    owed: when(diagnosisMayHaveHarmed, 'ansm'),
    clock: ON_NOTICE,
    basis: 'Art. R.5222-… s. CSP (réactovigilance)',
    because: 'Le laboratoire déclare l’incident à la réactovigilance par son correspondant local.',
    proof: 'read_in_part',
    inForce: ALWAYS,
    closing: 'does_not_wait',
  },
  {
    id: 'R11-remind-eigs',
    version: 1,
    debtor: 'cert',
    act: 'remind',
    phase: 'part_1',
    to: 'ARS (rappel adressé à la structure)',
    trigger: 'Évènement indésirable grave associé aux soins : mise en danger avérée d’un patient.',
    owed: (f) => (careHarmed(f) ? owe(...competentArs(f)) : []),
    clock: ON_QUALIFICATION,
    basis: 'Décret 2016-1606',
    because: 'Un patient a été mis en danger : la déclaration d’évènement indésirable grave est rappelée.',
    proof: 'read_in_part',
    inForce: SINCE_EIGS,
    closing: 'waits',
  },
  { ...eigs, id: 'R11-file-eigs-1', phase: 'part_1', clock: ON_NOTICE },
  {
    ...eigs,
    id: 'R11-file-eigs-2',
    phase: 'part_2',
    clock: { kind: 'months', anchor: 'noticed', months: 3, zone: 'facility' },
  },
  {
    id: 'R12-remind-anssi',
    version: 1,
    debtor: 'cert',
    act: 'remind',
    phase: 'initial',
    to: 'ANSSI (rappel adressé à la structure)',
    trigger: 'Structure opératrice de services essentiels dont le service ou les réseaux sont touchés.',
    owed: when((f) => isQualifiedHere(f) && operatorsTouched(f).length > 0, 'anssi'),
    clock: ON_QUALIFICATION,
    basis: 'Loi 2018-133 art. 7 ; décret 2018-384',
    because: 'L’opérateur de services essentiels déclare lui-même à l’ANSSI : cela lui est rappelé.',
    proof: 'read',
    inForce: SINCE_OSE,
    closing: 'waits',
  },
  {
    id: 'R12-file-anssi',
    version: 1,
    debtor: 'facility',
    act: 'file',
    phase: 'initial',
    to: 'ANSSI (CERT-FR)',
    trigger: 'Structure opératrice de services essentiels dont le service ou les réseaux sont touchés.',
    owed: (f) => operatorsTouched(f).map((facility) => ({ creditor: 'anssi', facility })),
    clock: ON_NOTICE,
    basis: 'Loi 2018-133 art. 7 ; décret 2018-384',
    because: 'L’établissement est opérateur de services essentiels : il déclare lui-même à l’ANSSI.',
    proof: 'read',
    inForce: SINCE_OSE,
    closing: 'waits',
  },
  {
    id: 'R14-alert-anssi',
    version: 1,
    debtor: 'cert',
    act: 'alert',
    phase: 'initial',
    to: 'ANSSI (CERT-FR)',
    trigger:
      'OSE dont le service essentiel est touché, autres secteurs exposés, portée nationale ou appui du CERT-FR demandé.',
    owed: when(needsAnssi, 'anssi'),
    clock: ON_QUALIFICATION,
    basis: 'Art. D.1111-16-3 CSP ; RFC 2350 §4.2 et §5.1.2',
    because: 'OSE touché, autres secteurs, portée nationale ou appui du CERT-FR demandé.',
    proof: 'read_in_part',
    inForce: ALWAYS,
    closing: 'waits',
  },
  {
    id: 'R17-alert-cnil',
    version: 1,
    debtor: 'cert',
    act: 'alert',
    phase: 'initial',
    to: 'CNIL',
    trigger:
      'Choix de l’astreinte, quand des données personnelles sont touchées : une alerte, qui ne remplace jamais la notification du responsable.',
    owed: (f) => (isQualifiedHere(f) && f.incident.data.personal === 'yes' ? chosenAlerts(f, ['cnil']) : []),
    clock: { kind: 'without_delay', anchor: 'asked' },
    basis: 'RFC 2350 §5.1.2 ; RGPD art. 33.1 (seul le responsable notifie, par téléservice)',
    because: 'L’astreinte a choisi d’alerter la CNIL d’une violation de données.',
    proof: 'read_in_part',
    inForce: ALWAYS,
    closing: 'waits',
  },
];
