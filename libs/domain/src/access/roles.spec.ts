import { CAPABILITIES, capabilitiesOf, CLEARANCES, functionOf, ROLES, type Capability, type Role } from '.';
import { isAtLeast } from '#domain/marking';
import { ANALYST } from '../../../../test/builders/case';

/** Who may do what, written out by hand: a right appears here before it appears in the product. */
const EXPECTED: Record<Capability, Role[]> = {
  read_cases: ['analyst', 'duty_manager', 'authority', 'ars_agent', 'facility_member'],
  triage: ['analyst', 'duty_manager'],
  qualify: ['analyst', 'duty_manager'],
  release: ['analyst', 'duty_manager'],
  call: ['analyst', 'duty_manager'],
  close: ['analyst', 'duty_manager'],
  declare_for_others: ['analyst', 'duty_manager'],
  contest: ['ars_agent'],
  administer_desk: ['duty_manager'],
  handle_restricted: ['duty_manager'],
  grant_access: ['analyst', 'duty_manager'],
  mark: ['analyst', 'duty_manager'],
  break_glass: ['analyst', 'duty_manager'],
  ask_access: ['analyst', 'duty_manager', 'authority', 'ars_agent', 'facility_member'],
  review_break_glass: ['security_officer', 'data_protection_officer'],
  read_record: ['security_officer', 'data_protection_officer'],
  read_certificates: ['duty_manager', 'security_officer', 'data_protection_officer'],
  keep_data: ['duty_manager', 'data_protection_officer'],
  administer_accounts: ['administrator'],
  recover_accounts: ['duty_manager', 'administrator'],
  see_accounts: ['duty_manager', 'security_officer', 'administrator'],
  give_clearance: ['duty_manager'],
  confirm_clearance: ['duty_manager', 'security_officer'],
};

describe('the capabilities of a role', () => {
  it.each(CAPABILITIES)('%s belongs to the roles of the table and to no other', (capability) => {
    const holders = (Object.keys(ROLES) as Role[]).filter((role) =>
      capabilitiesOf(role).includes(capability),
    );
    expect(holders).toEqual(EXPECTED[capability]);
  });
});

describe('a clearance', () => {
  it.each(Object.keys(ROLES) as Role[])('of a new account is never RED, nor above the whole: %s', (role) => {
    const { first, whole } = CLEARANCES[role];
    expect(isAtLeast(whole.tlpCeiling, first.tlpCeiling)).toBe(true);
    expect(whole.compartments).toEqual(expect.arrayContaining([...first.compartments]));
    expect(first.tlpCeiling).toBe(capabilitiesOf(role).includes('read_cases') ? 'AMBER+STRICT' : 'CLEAR');
  });
});

describe('an actor in the history', () => {
  const party = {
    kind: 'party',
    accountId: 'a-2',
    function: 'agent de l’ARS',
    organisation: 'ars:32',
  } as const;

  it.each([
    [ANALYST, 'analyste d’astreinte'],
    [{ ...party, capabilities: [] }, 'agent de l’ARS'],
    [{ kind: 'recipient', organisation: 'fssi' } as const, 'fssi'],
    [{ kind: 'declarant' } as const, 'declarant'],
    [{ kind: 'system' } as const, 'system'],
  ])('$kind is named by its function, never by its account', (actor, name) => {
    expect(functionOf(actor)).toBe(name);
  });
});
