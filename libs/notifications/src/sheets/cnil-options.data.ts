import type { DataImpact, IncidentFacts, System } from '#domain/declarations';

// Options of the form by which a controller notifies the CNIL ("trame des notifications de violations de données",
// July 2023), as secondary sources give them: what the form shows prevails.

export const CNIL_STAGES = ['initial', 'complement', 'complete'] as const;
/** Notification in one go (`complete`), or first what is known and then the rest (art. 33.4 RGPD). */
export type CnilStage = (typeof CNIL_STAGES)[number];
export const STAGE: Record<CnilStage, string> = {
  initial: 'Notification initiale',
  complement: 'Notification complémentaire',
  complete: 'Notification complète',
};

const HACKING = 'Piratage, logiciel malveillant (par exemple rançongiciel) et/ou hameçonnage';
const LOST_DEVICE = 'Équipement perdu ou volé';
export const ORIGINS_OF_BREACH = [
  LOST_DEVICE,
  'Papier perdu, volé ou laissé accessible dans un endroit non sécurisé',
  'Courrier perdu ou ouvert avant d’être retourné à l’envoyeur',
  HACKING,
  'Mise au rebut de documents papier sans destruction physique',
  'Mise au rebut d’appareils numériques sans effacement sécurisé',
  'Publication non volontaire d’informations',
  'Données de la mauvaise personne affichées sur le portail du client',
  'Données personnelles envoyées à un mauvais destinataire',
  'Informations personnelles divulguées de façon verbale',
  'Autre',
];
/** Null: the type of the incident does not tell the origin of the breach. */
export const ORIGIN_OF_TYPE: Record<IncidentFacts['incidentType'], string | null> = {
  ransomware: HACKING,
  system_compromise: HACKING,
  malicious_email: HACKING,
  account_compromise: HACKING,
  credential_theft: HACKING,
  other_malware: HACKING,
  denial_of_service: HACKING,
  defacement: HACKING,
  vulnerability_exploitation: HACKING,
  data_leak: null,
  equipment_theft: LOST_DEVICE,
  telecom_link_loss: 'Autre',
  infrastructure_failure: 'Autre',
  application_bug: 'Autre',
  provider_outage: 'Autre',
  power_or_cooling_failure: 'Autre',
  other: null,
  unknown: null,
};

const OUTSIDER = 'Acte externe malveillant';
const OUTSIDE_ACCIDENT = 'Acte externe accidentel';
export const CAUSES_OF_BREACH = [
  'Acte interne malveillant',
  'Acte interne accidentel',
  OUTSIDER,
  OUTSIDE_ACCIDENT,
  'Inconnu',
  'Autre',
];
/** Types that come from outside: an insider can steal a credential or a device, and leak. */
export const COMES_FROM_OUTSIDE: readonly IncidentFacts['incidentType'][] = [
  'ransomware',
  'system_compromise',
  'malicious_email',
  'other_malware',
  'denial_of_service',
  'defacement',
  'vulnerability_exploitation',
];
export const FAILS_OUTSIDE: readonly IncidentFacts['incidentType'][] = [
  'provider_outage',
  'telecom_link_loss',
];
export const CAUSE = { malicious: OUTSIDER, not_malicious: OUTSIDE_ACCIDENT } as const;

export const NATURE: Record<DataImpact['effects'][number], string> = {
  disclosed: 'Perte de la confidentialité',
  altered: 'Perte de l’intégrité',
  unavailable: 'Perte de la disponibilité',
};

export const DATA_CATEGORIES = [
  'État civil (nom, sexe, date de naissance, âge…)',
  'NIR',
  'Coordonnées',
  'Données d’identification ou d’accès',
  'Informations financières ou économiques',
  'Documents officiels',
  'Localisation',
  'Infractions, condamnations, mesures de sûreté',
  'Inconnues pour le moment',
  'Autres',
];
export const SENSITIVE_CATEGORIES = [
  'Origine raciale ou ethnique',
  'Opinions politiques',
  'Opinions philosophiques ou religieuses',
  'Appartenance syndicale',
  'Orientation sexuelle',
  'Données de santé',
  'Données biométriques',
  'Données génétiques',
];
export const PERSON_CATEGORIES = [
  'Employés',
  'Utilisateurs',
  'Adhérents',
  'Étudiants ou élèves',
  'Personnel militaire',
  'Clients',
  'Patients',
  'Mineurs',
  'Personnes vulnérables',
  'Pas déterminé pour le moment',
  'Autres',
];
/** Systems that hold data of patients. */
export const PATIENT_SYSTEMS: readonly System[] = [
  'patient_record',
  'admissions',
  'prescription',
  'imaging',
  'laboratory',
  'theatre',
  'intensive_care',
  'radiotherapy',
  'emergency_dispatch',
];

/** Bands in which the CNIL publishes its figures, by their highest number. */
export const PERSON_BANDS: readonly [number, string][] = [
  [5, 'Entre 0 et 5 personnes'],
  [50, 'Entre 6 et 50 personnes'],
  [300, 'Entre 51 et 300 personnes'],
  [5000, 'Entre 301 et 5000 personnes'],
  [Infinity, 'Plus de 5000 personnes'],
];

/** Null: the options were not read. */
export const CONSEQUENCES: Record<DataImpact['effects'][number], readonly string[] | null> = {
  disclosed: [
    'Les données ont été diffusées plus que nécessaire et ont échappé à la maîtrise des personnes',
    'Les données peuvent être corrélées avec d’autres informations',
    'Les données peuvent être exploitées à d’autres fins que celles prévues et/ou de manière non loyale',
  ],
  altered: null,
  unavailable: ['Dysfonctionnement et difficultés à fournir un service critique'],
};

export const LOSS_OF_CONTROL = 'Perte de contrôle sur leurs données';
export const LOSS_OF_SECRECY = 'Perte de la confidentialité de données protégées par un secret professionnel';
export const DAMAGES = [
  LOSS_OF_CONTROL,
  'Limitation de leurs droits',
  'Discrimination',
  'Vol d’identité',
  'Fraude',
  'Levée non autorisée de pseudonymisation',
  'Pertes financières',
  'Atteinte à la réputation',
  LOSS_OF_SECRECY,
  'Autre',
];
export const SEVERITIES = ['Négligeable', 'Limité', 'Important', 'Maximal'];

export const PERSONS_INFORMED = {
  yes: 'Oui, les personnes ont été informées',
  later: 'Non, mais elles le seront',
  never: 'Non, elles ne le seront pas',
  undecided: 'Non déterminé pour le moment',
} as const;
