import type { FollowUp, FollowUpKey } from '../client';

/** What every part of the follow-up page gets. */
export interface FollowUpPart {
  page: FollowUp;
  followUpKey: FollowUpKey;
  /** Receives the page as it is after an act. */
  onPage: (page: FollowUp) => void;
}
