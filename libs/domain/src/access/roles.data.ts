import type { Capability } from './actor';

/** Roles of accounts. A platform administrator would have none of these: running it gives no case right. */
export const ROLES = {
  analyst: ['read_cases', 'triage', 'qualify', 'release', 'call', 'close', 'declare_for_others'],
  authority: ['read_cases'],
  ars_agent: ['read_cases', 'contest'],
  facility_member: ['read_cases'],
} as const satisfies Record<string, readonly Capability[]>;

export type Role = keyof typeof ROLES;

export function capabilitiesOf(role: Role): readonly Capability[] {
  return ROLES[role];
}
