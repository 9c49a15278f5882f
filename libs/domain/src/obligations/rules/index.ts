// The rulebook: dated entries, by subject, in the order in which a case meets them.
import type { Rule } from '../rule';
import { ALERTS } from './alerts.data';
import { DATA_PROTECTION } from './data-protection.data';
import { ENDING } from './ending.data';
import { NIS2 } from './nis2.data';
import { OTHER_CHAINS } from './other-chains.data';
import { QUALIFICATION } from './qualification.data';
import { RECEPTION } from './reception.data';

export const RULES: readonly Rule[] = [
  ...RECEPTION,
  ...QUALIFICATION,
  ...ALERTS,
  ...DATA_PROTECTION,
  ...OTHER_CHAINS,
  ...NIS2,
  ...ENDING,
];

/**
 * The entry of an obligation, in the version that judged it; undefined for a rule that no longer exists.
 * @param version absent: the latest
 */
export function findRule(id: string, version?: number): Rule | undefined {
  return RULES.findLast((rule) => rule.id === id && (version ?? rule.version) === rule.version);
}

export { PRINCIPLES } from './principles.data';
export { AGENCIES } from './agencies.data';
export { proposedAgencies } from './alerts.data';
export { cnilFilingsOf, REMINDER_HOURS } from './data-protection.data';
export { UNANSWERED_AFTER_MINUTES } from './qualification.data';
