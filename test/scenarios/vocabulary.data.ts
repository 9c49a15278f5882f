/**
 * The words of the scenario format. They repeat those of the domain on purpose: a scenario names facts, and a
 * redesign that renames a word of the domain must not change what a scenario of last year says.
 */
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const CHANNELS = words('web api email phone paper third_party');
export const ROLES = words('director ciso cio dpo risk_manager provider other');
export const INCIDENT_TYPES = words(`
  ransomware system_compromise malicious_email account_compromise credential_theft other_malware
  denial_of_service defacement vulnerability_exploitation data_leak equipment_theft telecom_link_loss
  infrastructure_failure application_bug provider_outage power_or_cooling_failure other unknown`);
export const ORIGINS = words('malicious not_malicious under_analysis unknown');
export const PERIMETERS = words(`
  single_workstation several_workstations one_server several_servers domain_controller whole_system
  provider_system unknown`);
export const SYSTEMS = words(`
  patient_record admissions prescription imaging laboratory theatre intensive_care radiotherapy
  emergency_dispatch telephony mail directory remote_access backup hr_payroll website medical_device
  building other`);
export const DANGERS = words('none potential actual unknown');
export const OPERATIONS = words('no_impact degraded care_interrupted unknown');
export const MEASURES = words(`
  plan_blanc diversion emergency_closed system_shutdown internet_cut deprogramming patient_transfer`);
export const ANSWERS = words('yes no unknown');
export const EFFECTS = words('unavailable altered disclosed');
export const PRIOR_AUTHORITIES = words('cnil anssi police insurer ars_phone ansm');
export const TLP = words('CLEAR GREEN AMBER AMBER+STRICT RED');
export const INDENTS = words(
  'safety_of_care health_data normal_operation health_system_organisation others_may_be_hit',
);
export const INDENT_ANSWERS = words('no potential actual unknown');
export const FILED_WITH = words('cnil anssi');
export const PHASES = words('initial complement');
export const CATEGORIES = words('pharmacy not_digital not_concerned other');
export const LEVELS = words('significatif grave not_grave out_of_scope transferred');
export const ACTS = words(
  'acknowledge inform escalate alert call remind file inform_persons register transfer',
);
export const STATES = words('open sent acknowledged fulfilled waived overdue');
/** INSEE codes of the 18 regions; each has one ARS. */
export const REGIONS = words('01 02 03 04 06 11 24 27 28 32 44 52 53 75 76 84 93 94');
