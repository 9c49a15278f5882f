import type { Capability } from './actor';

const ANALYST = [
  'read_cases',
  'triage',
  'qualify',
  'release',
  'call',
  'close',
  'declare_for_others',
  'grant_access',
  'mark',
  'break_glass',
  'ask_access',
] as const;

/** Roles of accounts: sets of capabilities. Which cases an account may know is decided by its grants. */
export const ROLES = {
  analyst: ANALYST,
  // Closure days of the desk, the dedicated chain that only cleared people know of, and who is cleared.
  duty_manager: [
    ...ANALYST,
    ...(['administer_desk', 'handle_restricted', 'read_certificates', 'keep_data'] as const),
    ...(['recover_accounts', 'see_accounts', 'give_clearance', 'confirm_clearance'] as const),
  ],
  // They see to it that rights are used well, and so read the record and no case.
  security_officer: [
    'read_record',
    'read_certificates',
    'review_break_glass',
    'see_accounts',
    'confirm_clearance',
  ],
  // With a duty manager: what is held back, and what is erased before its time.
  data_protection_officer: ['read_record', 'read_certificates', 'review_break_glass', 'keep_data'],
  // Running the platform gives no case right.
  administrator: ['administer_accounts', 'recover_accounts', 'see_accounts'],
  authority: ['read_cases', 'ask_access'],
  ars_agent: ['read_cases', 'ask_access', 'contest'],
  facility_member: ['read_cases', 'ask_access'],
} as const satisfies Record<string, readonly Capability[]>;

export type Role = keyof typeof ROLES;

export function capabilitiesOf(role: Role): readonly Capability[] {
  return ROLES[role];
}

/** Roles whose accounts may be granted cases; to the others no case exists. */
export const CASE_ROLES = (Object.keys(ROLES) as Role[]).filter((role) =>
  capabilitiesOf(role).includes('read_cases'),
);
