import type { Compartment, Tlp } from '#domain/marking';
import type { Role } from './roles.data';

/** The narrowest label and the compartments that an account may read, whatever it is granted. */
export interface Clearance {
  tlpCeiling: Tlp;
  compartments: readonly Compartment[];
}

const upTo = (tlpCeiling: Tlp, ...compartments: Compartment[]): Clearance => ({ tlpCeiling, compartments });
const NO_CASE = { first: upTo('CLEAR'), whole: upTo('CLEAR') };

/**
 * What an account of a role is cleared for when it is made (`first`): what is above takes two persons. Those who are
 * there from the beginning, before anybody could clear them, have the `whole`: the desk for what it treats, the others
 * for what they are sent.
 */
export const CLEARANCES: Record<Role, { first: Clearance; whole: Clearance }> = {
  analyst: {
    first: upTo('AMBER+STRICT', 'internal', 'patient-data'),
    whole: upTo('RED', 'internal', 'patient-data'),
  },
  duty_manager: {
    first: upTo('AMBER+STRICT', 'internal', 'patient-data'),
    whole: upTo('RED', 'internal', 'patient-data', 'criminal', 'defence'),
  },
  security_officer: NO_CASE,
  data_protection_officer: NO_CASE,
  administrator: NO_CASE,
  authority: { first: upTo('AMBER+STRICT'), whole: upTo('RED') },
  ars_agent: { first: upTo('AMBER+STRICT'), whole: upTo('RED') },
  facility_member: { first: upTo('AMBER+STRICT', 'patient-data'), whole: upTo('RED', 'patient-data') },
};
