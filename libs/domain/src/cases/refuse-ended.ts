import type { Case } from './case';
import { refuse, type Refused } from './decision';
import { ENDED } from './transitions.data';
import { transitionsFrom } from './workflow';

/** Why nothing is done in a case that has ended, with what would take it up again; null where it goes on. */
export function refuseEnded({ status }: Pick<Case, 'status'>): Refused | null {
  if (!ENDED.includes(status)) return null;
  return refuse('not_allowed_in_this_status', [status, ...transitionsFrom(status)]);
}
