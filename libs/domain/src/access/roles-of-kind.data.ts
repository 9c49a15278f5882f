import type { Role } from './roles.data';

export const ORGANISATION_KINDS = ['cert', 'authority', 'ars', 'facility'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** Which roles an account may have, by the kind of its organisation. */
export const ROLES_OF_KIND: Record<OrganisationKind, readonly Role[]> = {
  cert: ['analyst', 'duty_manager', 'security_officer', 'data_protection_officer', 'administrator'],
  authority: ['authority'],
  ars: ['ars_agent'],
  facility: ['facility_member'],
};
