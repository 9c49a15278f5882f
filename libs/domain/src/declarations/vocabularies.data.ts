// The closed lists of the declaration form. Origin of each list: arrêté du 30 octobre 2017 (four blocks)
// and the categories of the yearly observatory, kept so that statistics stay comparable.

export const CHANNELS = ['web', 'api', 'email', 'phone', 'paper', 'third_party'] as const;
export const DECLARANT_ROLES = [
  'director',
  'ciso',
  'cio',
  'dpo',
  'risk_manager',
  'provider',
  'other',
] as const;
export const INCIDENT_TYPES = [
  'ransomware',
  'system_compromise',
  'malicious_email',
  'account_compromise',
  'credential_theft',
  'other_malware',
  'denial_of_service',
  'defacement',
  'vulnerability_exploitation',
  'data_leak',
  'equipment_theft',
  'telecom_link_loss',
  'infrastructure_failure',
  'application_bug',
  'provider_outage',
  'power_or_cooling_failure',
  'other',
  'unknown',
] as const;
export const ORIGINS = ['malicious', 'not_malicious', 'under_analysis', 'unknown'] as const;
export const PERIMETERS = [
  'single_workstation',
  'several_workstations',
  'one_server',
  'several_servers',
  'domain_controller',
  'whole_system',
  'provider_system',
  'unknown',
] as const;
export const SYSTEMS = [
  'patient_record',
  'admissions',
  'prescription',
  'imaging',
  'laboratory',
  'theatre',
  'intensive_care',
  'radiotherapy',
  'emergency_dispatch',
  'telephony',
  'mail',
  'directory',
  'remote_access',
  'backup',
  'hr_payroll',
  'website',
  'medical_device',
  'building',
  'other',
] as const;
export const PATIENT_DANGERS = ['none', 'potential', 'actual', 'unknown'] as const;
export const OPERATIONS = ['no_impact', 'degraded', 'care_interrupted', 'unknown'] as const;
export const MEASURES = [
  'plan_blanc',
  'diversion',
  'emergency_closed',
  'system_shutdown',
  'internet_cut',
  'deprogramming',
  'patient_transfer',
] as const;
export const DATA_EFFECTS = ['unavailable', 'altered', 'disclosed'] as const;
export const ANSWERS = ['yes', 'no', 'unknown'] as const;
export const PRIOR_AUTHORITIES = ['cnil', 'anssi', 'police', 'insurer', 'ars_phone', 'ansm'] as const;

/** Measures that touch the offer of care; the others touch machines only. */
export const CARE_MEASURES: readonly (typeof MEASURES)[number][] = [
  'plan_blanc',
  'diversion',
  'emergency_closed',
  'deprogramming',
  'patient_transfer',
];
