import type { Answer, Channel, IncidentFacts, Instant } from '#domain/declarations';
import type { FacilityType } from '#domain/facilities';
import type { Qualification } from '#domain/qualification';

/** A facility concerned by a case, with the authority competent for its site. */
export interface CaseFacility {
  id: string;
  name: string;
  type: FacilityType;
  finess: string | null;
  department: string | null;
  /** `ars:NN` from the site's département; null where no ARS exists. */
  ars: string | null;
  /** Operator of essential services, as declared. */
  ose: Answer;
  /** The facility that declared answers for the filings; other sites of the same declaration do not. */
  declares: boolean;
  /** Whether the identity was matched in the directory. */
  verified: boolean;
}

/** Everything the rules look at; nothing else may move an obligation. */
export interface CaseFacts {
  receivedAt: Instant;
  channel: Channel;
  facilities: readonly CaseFacility[];
  incident: IncidentFacts;
  qualification: Qualification | null;
}
