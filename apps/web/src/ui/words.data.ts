// How the API's words read in French on a screen. An unknown word is shown as it came.
export type Words = Record<string, string>;

/** The French of a word of the API. */
export const say = (words: Words, word: string) => words[word] ?? word;

export const ROLE: Words = {
  director: 'Direction',
  ciso: 'RSSI',
  cio: 'DSI',
  dpo: 'DPO',
  risk_manager: 'Gestion des risques',
  provider: 'Prestataire mandaté',
  other: 'Autre',
};

export const INCIDENT_TYPE: Words = {
  unknown: 'Je ne sais pas',
  ransomware: 'Rançongiciel : fichiers chiffrés, demande de rançon',
  system_compromise: 'Compromission du système d’information',
  malicious_email: 'Messages électroniques malveillants',
  account_compromise: 'Compromission de compte',
  credential_theft: 'Vol d’identifiants',
  other_malware: 'Autre code malveillant',
  denial_of_service: 'Déni de service',
  defacement: 'Défacement de site',
  vulnerability_exploitation: 'Exploitation de vulnérabilité',
  data_leak: 'Fuite ou divulgation de données',
  equipment_theft: 'Vol d’équipement',
  telecom_link_loss: 'Perte du lien télécom',
  infrastructure_failure: 'Dysfonctionnement de l’infrastructure',
  application_bug: 'Bogue applicatif',
  provider_outage: 'Panne d’un prestataire ou hébergeur',
  power_or_cooling_failure: 'Défaut d’alimentation ou de climatisation',
  other: 'Autre',
};

export const PATIENT_DANGER: Words = {
  unknown: 'Je ne sais pas',
  none: 'Aucune',
  potential: 'Potentielle',
  actual: 'Avérée',
};
export const OPERATION: Words = {
  unknown: 'Je ne sais pas',
  no_impact: 'Aucun impact',
  degraded: 'Mode dégradé',
  care_interrupted: 'Prise en charge interrompue',
};
export const MEASURE: Words = {
  plan_blanc: 'Plan blanc',
  diversion: 'Déroutage',
  emergency_closed: 'Urgences fermées',
  system_shutdown: 'Arrêt du système d’information',
  internet_cut: 'Coupure d’Internet',
  deprogramming: 'Déprogrammations',
  patient_transfer: 'Transferts de patients',
};
export const ANSWER: Words = { unknown: 'Je ne sais pas', yes: 'Oui', no: 'Non' };
export const EFFECT: Words = {
  unavailable: 'Indisponibilité ou perte',
  altered: 'Altération',
  disclosed: 'Divulgation',
};
export const ORIGIN: Words = {
  unknown: 'inconnue',
  malicious: 'malveillante',
  not_malicious: 'non malveillante',
  under_analysis: 'en cours d’analyse',
};
export const PERIMETER: Words = {
  unknown: 'inconnu',
  single_workstation: 'poste isolé',
  several_workstations: 'plusieurs postes',
  one_server: 'un serveur',
  several_servers: 'plusieurs serveurs',
  domain_controller: 'contrôleur de domaine',
  whole_system: 'tout le système d’information',
  provider_system: 'système d’un prestataire',
};
/** Who may hold what is marked so (TLP 2.0, FIRST). */
export const TLP: Words = {
  'AMBER+STRICT': 'AMBER+STRICT : le destinataire seul',
  AMBER: 'AMBER : le destinataire et ses clients',
  GREEN: 'GREEN : la communauté',
  CLEAR: 'CLEAR : sans restriction',
  RED: 'RED : les seules personnes nommées',
};
/** What is neither a label nor a mark of protection, and is for those who are cleared for it. */
export const COMPARTMENT: Words = {
  internal: 'interne au CERT',
  'patient-data': 'données de patients',
  criminal: 'enquête judiciaire',
  defence: 'défense',
};
/** Whose marking somebody wants to weaken. */
export const ITEM_MARKED: Words = {
  case: 'du dossier',
  declaration: 'd’une déclaration',
  message: 'd’un message',
  call: 'd’un appel',
  recommendation: 'd’une fiche envoyée',
  shared_facts: 'd’une mise à jour aux enfants',
};
/** Permitted actions (PAP 2.0). */
export const PAP: Words = {
  CLEAR: 'CLEAR : sans restriction',
  GREEN: 'GREEN : recherches actives permises',
  AMBER: 'AMBER : recherches passives seulement',
  RED: 'RED : rien que l’attaquant puisse voir',
};
export const PROTECTION: Words = {
  none: 'aucune',
  restricted_distribution: 'Diffusion restreinte',
};
/** What a grant lets do with a case. */
export const CASE_CAPABILITY: Words = {
  read: 'lire',
  contribute: 'contribuer',
  pilot: 'piloter',
  release: 'communiquer',
  close: 'clore',
};
export const CHANNEL: Words = {
  web: 'formulaire',
  api: 'outil de la structure',
  email: 'courriel',
  phone: 'téléphone',
  paper: 'papier',
  third_party: 'tiers',
};

export const STATUS: Words = {
  received: 'Reçu',
  triage: 'Pris en charge',
  qualified: 'Qualifié',
  handling: 'En traitement',
  resolved: 'Résolu',
  closed: 'Clos',
  out_of_scope: 'Hors périmètre',
  transferred: 'Réorienté',
  merged: 'Réuni à un autre dossier',
};

/** The same, for somebody who waits. */
export const STATUS_IN_WORDS: Words = {
  received: 'Votre déclaration est enregistrée. Un analyste du CERT va la prendre en charge.',
  triage: 'Un analyste du CERT a pris en charge votre déclaration et l’examine.',
  qualified: 'L’incident est qualifié. Les autorités prévues par la loi en sont informées.',
  handling: 'L’incident est en cours de traitement avec les autorités informées.',
  resolved: 'L’incident est résolu. Le CERT clôt le dossier quand plus rien n’est dû.',
  closed: 'Le dossier est clos. Si l’incident reprend, appelez le CERT.',
  out_of_scope: 'Cette déclaration ne relève pas de ce CERT ; il vous indique à qui vous adresser.',
  merged:
    'Cette déclaration est suivie avec une autre de la même structure ; rien ne s’ajoute plus ici. Pour ajouter ou corriger, appelez le CERT.',
  transferred: 'Cette déclaration relève d’une autre chaîne, à laquelle elle a été transmise.',
};

export const LEVEL: Words = {
  not_grave: 'Non grave',
  grave: 'Grave',
  significatif: 'Significatif',
};

/** The five indents of art. D.1111-16-2 II of the public health code, in their order. */
export const INDENT: Words = {
  safety_of_care: 'Sécurité des soins',
  health_data: 'Confidentialité ou intégrité des données de santé',
  normal_operation: 'Fonctionnement normal de la structure',
  health_system_organisation: 'Organisation du système de santé',
  others_may_be_hit: 'Susceptible de toucher d’autres structures',
};
export const INDENT_ANSWER: Words = {
  no: 'Non',
  potential: 'Potentiel',
  actual: 'Avéré',
  unknown: 'Ne sait pas',
};

export const PHASE: Words = {
  complement: 'complément',
  complete: 'complète',
  part_1: 'partie 1',
  part_2: 'partie 2',
  early_warning: 'alerte précoce, 24 h',
  notification: 'notification, 72 h',
  intermediate: 'rapport intermédiaire',
  progress: 'rapport d’avancement',
  final: 'rapport final',
};
export const PROOF_MARK: Words = {
  read: 'texte lu',
  read_in_part: 'texte lu en partie, à confirmer',
  derived: 'déduit, à confirmer',
  to_be_confirmed: 'à confirmer',
};

export const ACT: Words = {
  declare: 'Déclarer au CERT',
  confirm: 'Confirmer la déclaration saisie pour vous',
  qualify: 'Qualifier pour le compte de',
  report: 'Rapporter la résolution',
  acknowledge: 'Accuser réception',
  inform: 'Informer',
  escalate: 'Escalader',
  alert: 'Alerter',
  call: 'Appeler',
  remind: 'Rappeler à la structure',
  file: 'Notifier',
  inform_persons: 'Informer les personnes concernées',
  register: 'Inscrire au registre des violations',
  transfer: 'Réorienter',
};
export const OBLIGATION_STATE: Words = {
  open: 'À faire',
  prepared: 'Prêt',
  sent: 'Envoyé',
  acknowledged: 'Accusé reçu',
  fulfilled: 'Fait',
  waived: 'Levé',
  superseded: 'Remplacé',
};
export const LETTER_STATE: Words = {
  owed: 'À envoyer',
  held: 'Retenue',
  sent: 'Envoyée',
  acknowledged: 'Accusé reçu',
  failed: 'Échec',
  cancelled: 'Annulée',
};
export const MESSAGE: Words = {
  receipt: 'Accusé de réception',
  reminder: 'Rappel',
  information: 'Information',
  escalation: 'Escalade',
  alert: 'Alerte',
  transfer: 'Réorientation',
  news: 'Du nouveau sur la page de suivi',
  shared_by_consent: 'Transmission avec accord',
};

const ORGANISATION: Words = {
  cert: 'CERT',
  system: 'Automatique',
  facility: 'Structure',
  declarant: 'Structure déclarante',
  persons: 'Personnes concernées',
  fssi: 'FSSI',
  anssi: 'ANSSI',
  cnil: 'CNIL',
  corruss: 'CORRUSS',
  ansm: 'ANSM',
  spf: 'Santé publique France',
  abm: 'Agence de la biomédecine',
  efs: 'Établissement français du sang',
  asnr: 'ASNR',
  police: 'police ou gendarmerie',
  controllers: 'responsables de traitement clients',
  'autorite-nis2': 'autorité compétente NIS 2',
  'cert-social': 'CERT Social',
  'armed-forces': 'Chaîne du ministère des Armées',
};
const ARS: Words = {
  '01': 'Guadeloupe',
  '02': 'Martinique',
  '03': 'Guyane',
  '04': 'La Réunion',
  '06': 'Mayotte',
  '11': 'Île-de-France',
  '24': 'Centre-Val de Loire',
  '27': 'Bourgogne-Franche-Comté',
  '28': 'Normandie',
  '32': 'Hauts-de-France',
  '44': 'Grand Est',
  '52': 'Pays de la Loire',
  '53': 'Bretagne',
  '75': 'Nouvelle-Aquitaine',
  '76': 'Occitanie',
  '84': 'Auvergne-Rhône-Alpes',
  '93': 'Provence-Alpes-Côte d’Azur',
  '94': 'Corse',
};

/** Agencies by code, for a list. */
export const REGION_AGENCIES: Words = Object.fromEntries(
  Object.entries(ARS).map(([code, name]) => [`ars:${code}`, `ARS ${name}`]),
);

/** Parts of a case that a letter may carry. */
export const ITEM: Words = {
  identity: 'Identité de la structure',
  declarant: 'Déclarant',
  incident: 'Incident',
  narrative: 'Récit',
  care_impact: 'Prise en charge des patients',
  data_impact: 'Données',
  technical: 'Éléments techniques',
  qualification: 'Qualification',
};

export const CONSENT_STATE: Words = {
  in_force: 'en vigueur',
  not_yet: 'pas encore en vigueur',
  expired: 'échu',
  revoked: 'retiré',
};

export const ADVICE_PHASE: Words = {
  emergency: 'Urgence',
  remediation: 'Remédiation',
  improvement: 'Amélioration',
};

/** The name of an organisation by its code, e.g. `ars:32`. */
export function organisation(code: string): string {
  if (code.startsWith('ars:')) return `ARS ${say(ARS, code.slice(4))}`;
  if (code.startsWith('facility:')) return `Structure ${code.slice(9)}`;
  return say(ORGANISATION, code);
}

export const REFUSAL: Words = {
  many_readings:
    'Beaucoup de dossiers viennent d’être ouverts depuis ce compte. Prouvez votre second facteur : la lecture reprend aussitôt.',
  not_a_processor: 'Seul un prestataire nomme les responsables de traitement pour lesquels il agit.',
  late_needs_reason: 'L’échéance est passée : indiquez les motifs du retard.',
  no_such_facility: 'Cette structure n’est pas dans le dossier.',
  not_proposed: 'Ce destinataire n’est pas proposé par la règle : un accord est nécessaire.',
  already_attached: 'Ce dossier est déjà rattaché.',
  not_attached: 'Ce dossier n’est rattaché à aucun autre.',
  not_the_same_facility: 'Ce n’est pas la même structure : rattachez-le plutôt à un dossier parent.',
  only_facility: 'C’est la seule structure du dossier.',
  already_confirmed: 'La déclaration est déjà confirmée.',
  nothing_to_confirm: 'Cette déclaration n’a pas été saisie pour vous.',
  not_allowed_in_this_status: 'L’état du dossier ne permet plus cette action. Relisez-le.',
  already_filed: 'Cette notification est déjà enregistrée.',
  too_many_filings: 'Trop de notifications sont déjà rapportées pour cette structure : écrivez au CERT.',
  already_contested: 'Votre contestation attend déjà une réponse du CERT.',
  no_such_duty: 'Rien n’est dû à ce titre.',
  red_is_for_named_persons:
    'TLP:RED se donne à des personnes nommées, jamais à un organisme ni à une équipe.',
  not_to_yourself: 'Un accès se reçoit d’une autre personne : on ne se le donne pas.',
  beyond_your_own:
    'On ne donne que ce que l’on a soi-même sur ce dossier : mêmes droits, même marquage, et pas plus longtemps.',
  not_for_outsiders: 'Hors du CERT, on lit et on contribue ; on ne pilote ni ne clôt.',
  no_ground_to_tell: 'Aucune base légale ni accord du propriétaire n’autorise à en parler à cet organisme.',
  known_by_law: 'Cet organisme connaît le dossier de par la loi : son accès ne se retire pas.',
  somebody_must_pilot:
    'Quelqu’un doit toujours piloter, diffuser et clore : donnez d’abord ces droits à une autre personne.',
  nothing_changes: 'Le marquage est déjà celui-là.',
  another_person_needed: 'Une autre personne doit le décider.',
  already_asked: 'Un allègement attend déjà une seconde personne.',
  marked_meanwhile: 'Le marquage a changé depuis la demande : renoncez-y, puis faites-en une autre.',
  weaker_than_case: 'Une pièce ne peut être moins protégée que son dossier : allégez d’abord le dossier.',
  originator_must_agree:
    'Cette information n’est pas du CERT : dites qui, à son origine, accepte l’allègement, et la preuve.',
  shuts_you_out: 'Ce marquage dépasse votre propre accès : ce que vous marquez vous serait fermé aussitôt.',
  obligations_still_open: 'Ces obligations restent ouvertes : faites-les, ou levez-les avec un motif.',
  not_competent: 'Votre organisme n’est pas compétent pour ce dossier.',
  not_qualified_yet: 'Le dossier n’est pas encore qualifié.',
};

/** Parts of an information system, as a declaration names them. */
export const SYSTEM: Words = {
  patient_record: 'Dossier patient',
  admissions: 'Admissions et identités',
  prescription: 'Prescription et pharmacie',
  imaging: 'Imagerie',
  laboratory: 'Laboratoire',
  theatre: 'Bloc opératoire',
  intensive_care: 'Réanimation et soins critiques',
  radiotherapy: 'Radiothérapie',
  emergency_dispatch: 'Régulation du SAMU',
  telephony: 'Téléphonie',
  mail: 'Messagerie',
  directory: 'Annuaire des comptes',
  remote_access: 'Accès à distance',
  backup: 'Sauvegardes',
  hr_payroll: 'Ressources humaines et paie',
  website: 'Site internet',
  medical_device: 'Dispositif médical',
  building: 'Bâtiment : fluides, accès, énergie',
  other: 'Autre',
};

export const FACILITY_TYPE: Words = {
  public_hospital: 'Établissement de santé public',
  private_non_profit_hospital: 'Établissement de santé privé d’intérêt collectif',
  private_hospital: 'Établissement de santé privé à but lucratif',
  military_hospital: 'Hôpital des armées',
  nursing_home: 'EHPAD',
  other_medico_social: 'Autre établissement ou service médico-social',
  laboratory: 'Laboratoire de biologie médicale',
  radiotherapy_centre: 'Centre de radiothérapie',
  cancer_centre: 'Centre de lutte contre le cancer',
  regional_grouping: 'GRADeS ou GCS e-santé',
  provider: 'Prestataire, éditeur ou hébergeur',
  private_practice: 'Cabinet libéral',
  health_centre: 'Centre de santé ou maison de santé',
  pharmacy: 'Pharmacie',
  social_security_body: 'Organisme de sécurité sociale',
  other: 'Autre',
};

/** Where one controller stands with the CNIL (art. 33 RGPD). */
export const CNIL_STATE: Words = {
  not_applicable: 'Sans objet : pas de données personnelles',
  not_needed: 'Pas de notification : risque écarté',
  to_file: 'À notifier',
  initial: 'Notification initiale faite',
  complement_due: 'Complément attendu',
  complete: 'Notification complète',
};

/** The exceptions of art. 34.3 RGPD. */
export const EXCEPTION: Words = {
  unintelligible_data: 'a – données rendues incompréhensibles (chiffrement)',
  later_measures: 'b – mesures ultérieures : plus de risque élevé',
  disproportionate_effort: 'c – efforts disproportionnés, communication publique à la place',
};

/** Why a declaration is set aside; each is counted apart. */
export const OUT_OF_SCOPE: Words = {
  pharmacy: 'Pharmacie',
  not_digital: 'Sans lien avec le numérique',
  not_concerned: 'Structure non concernée',
  other: 'Autre',
};

/** Names of what a declaration says; those of the data after `data.`. */
export const FACT: Words = {
  noticedAt: 'Constaté',
  startedAt: 'Début',
  endedAt: 'Fin',
  narrative: 'Récit',
  incidentType: 'Type',
  origin: 'Origine',
  perimeter: 'Périmètre',
  systems: 'Systèmes touchés',
  patientDanger: 'Danger pour les patients',
  operation: 'Fonctionnement',
  measures: 'Mesures',
  'data.personal': 'Données personnelles',
  'data.health': 'Données de santé',
  'data.nir': 'Numéros de sécurité sociale (NIR)',
  'data.mayRevealHealth': 'Peuvent révéler un état de santé',
  'data.effects': 'Effet sur les données',
  'data.published': 'Données publiées',
  'data.persons': 'Personnes concernées',
  'data.records': 'Enregistrements concernés',
  'data.awarenessAt': 'Connaissance de la violation',
  othersMayBeHit: 'D’autres structures peuvent être touchées',
  commonProvider: 'Prestataire commun',
  supportRequested: 'Appui demandé',
  urgent: 'Urgent',
  alreadyDone: 'Déjà fait',
};

export const PRIOR_AUTHORITY: Words = {
  cnil: 'CNIL',
  anssi: 'ANSSI',
  police: 'Police ou gendarmerie',
  insurer: 'Assureur',
  ars_phone: 'ARS, par téléphone',
  ansm: 'ANSM',
};

/** In which words a fact is answered; the others are numbers, moments or free text. */
export const ANSWERS_OF_FACT: Record<string, Record<string, string>> = {
  incidentType: INCIDENT_TYPE,
  origin: ORIGIN,
  perimeter: PERIMETER,
  systems: SYSTEM,
  patientDanger: PATIENT_DANGER,
  operation: OPERATION,
  measures: MEASURE,
  'data.personal': ANSWER,
  'data.health': ANSWER,
  'data.nir': ANSWER,
  'data.mayRevealHealth': ANSWER,
  'data.published': ANSWER,
  'data.effects': EFFECT,
  othersMayBeHit: ANSWER,
};

/** What says the words that were looked for. */
export const MATCHED: Words = {
  reference: 'la référence',
  facility: 'la structure',
  declaration: 'la déclaration',
  message: 'les messages',
  call: 'les appels',
  recommendation: 'les recommandations',
};

export const MILESTONE: Words = {
  taken: 'Pris en charge',
  qualified: 'Qualifié',
  informed: 'Première autorité informée',
  acknowledged: 'Première autorité : accusé reçu',
  closed: 'Clos',
};

export const DUTY_OUTCOME: Words = {
  on_time: 'Tenues à temps',
  late: 'Tenues en retard',
  running: 'En cours',
  overdue: 'En retard',
};
