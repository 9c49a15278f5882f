import { originatorOf, type Actor } from '#domain/access';
import type { Channel, IncidentFacts, Instant } from '#domain/declarations';
import { DEFAULT_PAP, DESK, type Protection, type Tlp } from '#domain/marking';
import { NO_LAW_TO_COME, type CaseFacility, type CaseFacts } from '#domain/obligations';

/** What a case opens from. */
export interface Opening {
  reference: string;
  receivedAt: Instant;
  channel: Channel;
  tlp: Tlp;
  /** Mark of protection beside the label; absent: none. */
  protection?: Protection;
  facilities: readonly CaseFacility[];
  incident: IncidentFacts;
}

/** What a case starts without. */
export const NOTHING_YET = {
  pap: DEFAULT_PAP,
  compartments: [],
  protection: 'none',
  grants: [],
  markingChanges: [],
  qualification: null,
  confirmedAt: null,
  notifiableChangedAt: null,
  parentId: null,
  shared: null,
  sharedRevision: 0,
  mergedInto: null,
  mergedCodeOpens: false,
  splitFrom: null,
  restricted: false,
  choices: [],
  outOfScope: null,
  assignee: null,
  obligations: [],
  releases: [],
  letters: [],
  tasks: [],
  recommendations: [],
  resolution: null,
  rexDraft: false,
  wakeAt: null,
} as const;

/** What the rules look at before there is a case. */
export function factsOfOpening({ receivedAt, channel, facilities, incident }: Opening): CaseFacts {
  return {
    ...{ receivedAt, channel, facilities, incident },
    ...{ qualification: null, outOfScope: false, confirmedAt: null, notifiableChangedAt: null },
    ...{ choices: [], filings: [], excused: [], notices: [], resolvedAt: null, law: NO_LAW_TO_COME },
  };
}

/** What the desk types in is the word of whoever told it: the declarant, or a third party that it answers for itself. */
export function originatorOfOpening({ channel }: Opening, actor: Actor): string {
  if (actor.kind !== 'staff') return originatorOf(actor);
  return channel === 'third_party' ? DESK : 'declarant';
}
