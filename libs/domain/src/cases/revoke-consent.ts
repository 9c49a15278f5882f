import { consentsOf, stateOfConsent } from '#domain/releases';
import type { Case } from './case';
import { refuse, type Decision, type Occasion } from './decision';
import { byPerson, draftOf } from './draft';
import { endNeedlessTasks } from './end-needless-tasks';
import { oweLettersTo } from './owe-letters';
import { withdrawConsents } from './withdraw-consents';

/** The owner takes its agreement back, for the future: what has not left stays, what was sent was sent. */
export function revokeConsent(state: Case, releaseId: string, reason: string, o: Occasion): Decision {
  const consent = consentsOf(state.releases).find(({ id }) => id === releaseId);
  if (!consent || stateOfConsent(consent, o.now) !== 'in_force') return refuse('no_such_release');
  const draft = draftOf(state);
  withdrawConsents(draft, [consent], reason, o);
  // Another agreement, or a basis that holds by now, may carry what this one did.
  if (state.qualification) oweLettersTo(draft, consent.recipient, o);
  endNeedlessTasks(draft, o);
  return byPerson(draft, o);
}
