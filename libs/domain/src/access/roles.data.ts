import type { Capability } from './actor';

const ANALYST = [
  'read_cases',
  'triage',
  'qualify',
  'release',
  'call',
  'close',
  'declare_for_others',
] as const;

/** Roles of accounts. A platform administrator would have none of these: running it gives no case right. */
export const ROLES = {
  analyst: ANALYST,
  // Closure days of the desk, and the dedicated chain that only cleared people know of.
  duty_manager: [...ANALYST, 'administer_desk', 'handle_restricted'],
  authority: ['read_cases'],
  ars_agent: ['read_cases', 'contest'],
  facility_member: ['read_cases'],
} as const satisfies Record<string, readonly Capability[]>;

export type Role = keyof typeof ROLES;

export function capabilitiesOf(role: Role): readonly Capability[] {
  return ROLES[role];
}
