/** Names of roles, as people say them. */
export const ROLE_NAMES: Record<string, string> = {
  analyst: 'Analyste',
  duty_manager: 'Responsable d’astreinte',
  security_officer: 'Responsable de la sécurité',
  data_protection_officer: 'Délégué à la protection des données',
  administrator: 'Administrateur',
  authority: 'Autorité',
  ars_agent: 'Agent d’ARS',
  facility_member: 'Membre d’un établissement',
};

const DESK = ['analyst', 'duty_manager', 'security_officer', 'data_protection_officer', 'administrator'];

const WITHOUT_CASES = ['security_officer', 'data_protection_officer', 'administrator'];

/** Whether any case exists for that role. */
export const knowsCases = (role: string) => !WITHOUT_CASES.includes(role);

/** Which roles an organisation of that code has; the API has the last word. */
export function rolesOf(organisation: string): string[] {
  if (organisation === 'cert') return DESK;
  if (organisation.startsWith('ars:')) return ['ars_agent'];
  return [organisation.startsWith('facility:') ? 'facility_member' : 'authority'];
}
