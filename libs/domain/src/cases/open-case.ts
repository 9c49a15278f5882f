import type { Channel, IncidentFacts, Instant } from '#domain/declarations';
import { functionOf } from '#domain/access';
import { DEFAULT_PAP, type Protection, type Tlp } from '#domain/marking';
import { isTreatedHere, NO_LAW_TO_COME, type CaseFacility, type CaseFacts } from '#domain/obligations';
import { factsOf, type Case } from './case';
import { decide, type Decision, type Occasion } from './decision';
import { draftOf, note, openTask } from './draft';
import { openingToKeep } from './keep-no-details';
import { settleAlreadyDone } from './settle-already-done';
import { oweLetters } from './owe-letters';
import { priorityOf } from './priority';
import { openCircle } from './open-circle';
import { rederive } from './rederive';

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
const NOTHING_YET = {
  pap: DEFAULT_PAP,
  compartments: [],
  originator: 'declarant',
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

function factsOfOpening({ receivedAt, channel, facilities, incident }: Opening): CaseFacts {
  return {
    ...{ receivedAt, channel, facilities, incident },
    ...{ qualification: null, outOfScope: false, confirmedAt: null, notifiableChangedAt: null },
    ...{ choices: [], filings: [], excused: [], notices: [], resolvedAt: null, law: NO_LAW_TO_COME },
  };
}

/** A declaration arrives: the case, what it makes owed, the receipt to send, the page if it is urgent. */
export function openCase(said: Opening, occasion: Occasion): Extract<Decision, { ok: true }> {
  const opening = openingToKeep(said);
  const { channel, facilities, incident } = opening;
  const state: Case = {
    ...NOTHING_YET,
    ...opening,
    id: occasion.newId(),
    version: 1,
    status: 'received',
    declarationVersion: 1,
    priority: priorityOf(factsOfOpening(opening)),
    lastChange: { by: functionOf(occasion.actor), at: occasion.now },
  };
  const draft = draftOf({ ...state, grants: openCircle(state, occasion) });
  note(draft, 'case_opened', { channel, facilities: facilities.map((f) => f.id) });
  rederive(draft, occasion);
  settleAlreadyDone(draft, occasion);
  oweLetters(draft, ['acknowledge'], occasion);
  if (incident.urgent) note(draft, 'page_raised', { id: occasion.newId(), reason: 'urgent_declaration' });
  const stray = facilities.find((f) => f.ars === null);
  if (stray && isTreatedHere(factsOf(state))) {
    const todo = 'Aucune ARS compétente trouvée pour ce site : la désigner avant de qualifier.';
    openTask(draft, { kind: 'no_competent_ars', subject: stray.id, todo }, occasion);
  }
  return decide(draft.state, draft.events) as Extract<Decision, { ok: true }>;
}
