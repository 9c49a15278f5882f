import type { Declarant, IncidentFacts, System } from '#domain/declarations';
import type { Act, Phase } from '#domain/obligations';
import type { Indent, IndentAnswer, Level } from '#domain/qualification';

/** How the closed vocabularies read in a French letter. */
export const INCIDENT_TYPE: Record<IncidentFacts['incidentType'], string> = {
  ransomware: 'rançongiciel',
  system_compromise: 'compromission du système d’information',
  malicious_email: 'messages électroniques malveillants',
  account_compromise: 'compromission de compte',
  credential_theft: 'vol d’identifiants',
  other_malware: 'autre code malveillant',
  denial_of_service: 'déni de service',
  defacement: 'défacement',
  vulnerability_exploitation: 'exploitation de vulnérabilité',
  data_leak: 'fuite ou divulgation de données',
  equipment_theft: 'vol d’équipement',
  telecom_link_loss: 'perte du lien télécom',
  infrastructure_failure: 'dysfonctionnement de l’infrastructure',
  application_bug: 'bogue applicatif',
  provider_outage: 'panne d’un prestataire ou hébergeur',
  power_or_cooling_failure: 'défaut d’alimentation ou de climatisation',
  other: 'autre',
  unknown: 'ne sait pas',
};
export const ROLE: Record<Declarant['role'], string> = {
  director: 'directeur',
  ciso: 'RSSI',
  cio: 'DSI',
  dpo: 'DPO',
  risk_manager: 'gestionnaire des risques',
  provider: 'prestataire mandaté',
  other: 'autre',
};
export const ORIGIN: Record<IncidentFacts['origin'], string> = {
  malicious: 'malveillante',
  not_malicious: 'non malveillante',
  under_analysis: 'en cours d’analyse',
  unknown: 'ne sait pas',
};
export const PERIMETER: Record<IncidentFacts['perimeter'], string> = {
  single_workstation: 'poste isolé',
  several_workstations: 'plusieurs postes',
  one_server: 'un serveur',
  several_servers: 'plusieurs serveurs',
  domain_controller: 'contrôleur de domaine',
  whole_system: 'tout le système d’information',
  provider_system: 'système d’un prestataire',
  unknown: 'ne sait pas',
};
export const SYSTEM: Record<System, string> = {
  patient_record: 'dossier patient',
  admissions: 'admissions',
  prescription: 'prescription et dispensation',
  imaging: 'imagerie',
  laboratory: 'laboratoire',
  theatre: 'bloc opératoire',
  intensive_care: 'réanimation',
  radiotherapy: 'radiothérapie',
  emergency_dispatch: 'régulation SAMU',
  telephony: 'téléphonie',
  mail: 'messagerie',
  directory: 'annuaire',
  remote_access: 'accès distant',
  backup: 'sauvegarde',
  hr_payroll: 'ressources humaines et paie',
  website: 'site web',
  medical_device: 'dispositif médical',
  building: 'gestion technique du bâtiment',
  other: 'autre',
};
export const DANGER: Record<IncidentFacts['patientDanger'], string> = {
  none: 'aucune',
  potential: 'potentielle',
  actual: 'avérée',
  unknown: 'ne sait pas',
};
export const OPERATION: Record<IncidentFacts['operation'], string> = {
  no_impact: 'aucun impact',
  degraded: 'mode dégradé',
  care_interrupted: 'prise en charge interrompue',
  unknown: 'ne sait pas',
};
export const MEASURE: Record<IncidentFacts['measures'][number], string> = {
  plan_blanc: 'plan blanc',
  diversion: 'déroutage',
  emergency_closed: 'urgences fermées',
  system_shutdown: 'arrêt du système d’information',
  internet_cut: 'coupure d’Internet',
  deprogramming: 'déprogrammations',
  patient_transfer: 'transferts de patients',
};
export const EFFECT: Record<IncidentFacts['data']['effects'][number], string> = {
  unavailable: 'indisponibilité ou perte',
  altered: 'altération',
  disclosed: 'divulgation',
};
export const ANSWER = { yes: 'oui', no: 'non', unknown: 'ne sait pas' } as const;
export const LEVEL: Record<Level, string> = {
  not_grave: 'non grave',
  grave: 'grave',
  significatif: 'significatif',
};
export const INDENT: Record<Indent, string> = {
  safety_of_care: 'sécurité des soins',
  health_data: 'confidentialité ou intégrité des données de santé',
  normal_operation: 'fonctionnement normal',
  health_system_organisation: 'organisation du système de santé',
  others_may_be_hit: 'susceptible de toucher d’autres structures',
};
export const INDENT_ANSWER: Record<IndentAnswer, string> = {
  no: 'non',
  potential: 'potentiel',
  actual: 'avéré',
  unknown: 'ne sait pas',
};
export const ACT: Record<Act, string> = {
  declare: 'déclaration au CERT',
  confirm: 'confirmation de la déclaration',
  qualify: 'qualification',
  report: 'rapport de résolution',
  acknowledge: 'accusé de réception',
  inform: 'information',
  escalate: 'escalade',
  alert: 'alerte',
  call: 'appel téléphonique',
  remind: 'rappel',
  file: 'notification par la structure',
  inform_persons: 'information des personnes',
  register: 'inscription au registre',
  transfer: 'réorientation',
};
/** Stages of what is filed in several times; the parts are those of the EIGS (serious adverse event of care). */
export const PHASE: Record<Phase, string | null> = {
  initial: null,
  complement: 'complément',
  complete: 'notification complète',
  part_1: 'EIGS, partie 1',
  part_2: 'EIGS, partie 2',
  early_warning: 'alerte précoce',
  notification: 'notification',
  intermediate: 'rapport intermédiaire',
  progress: 'rapport d’avancement',
  final: 'rapport final',
};
export const AUTHORITY: Record<string, string> = {
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
  cert: 'CERT',
  controllers: 'responsables de traitement clients',
  persons: 'personnes concernées',
  declarant: 'structure déclarante',
};
