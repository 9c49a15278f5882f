import type { Case, Session } from '../client';
import type { CaseDesk } from './use-case';

/** What every part of the page gets: the case as read, what this person may do, and how it is done. */
export interface CasePart {
  state: Case;
  session: Session;
  desk: CaseDesk;
}
