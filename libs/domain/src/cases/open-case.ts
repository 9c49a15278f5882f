import type { Channel, IncidentFacts, Instant } from '#domain/declarations';
import { functionOf } from '#domain/access';
import type { Tlp } from '#domain/marking';
import { isTreatedHere, type CaseFacility } from '#domain/obligations';
import type { Case } from './case';
import { decide, type Decision, type Occasion } from './decision';
import { draftOf, note, openTask, rederive } from './draft';
import { settleAlreadyDone } from './settle-already-done';
import { oweLetters } from './owe-letters';
import { priorityOf } from './priority';

export interface Opening {
  reference: string;
  receivedAt: Instant;
  channel: Channel;
  tlp: Tlp;
  facilities: readonly CaseFacility[];
  incident: IncidentFacts;
}

/** A declaration arrives: the case, what it makes owed, the receipt to send, the page if it is urgent. */
export function openCase(opening: Opening, occasion: Occasion): Extract<Decision, { ok: true }> {
  const { receivedAt, channel, facilities, incident } = opening;
  const facts = { receivedAt, channel, facilities, incident, qualification: null };
  const state: Case = {
    ...opening,
    id: occasion.newId(),
    version: 1,
    status: 'received',
    declarationVersion: 1,
    qualification: null,
    priority: priorityOf(facts),
    assignee: null,
    obligations: [],
    releases: [],
    letters: [],
    tasks: [],
    resolution: null,
    lastChange: { by: functionOf(occasion.actor), at: occasion.now },
  };
  const draft = draftOf(state);
  note(draft, 'case_opened', { channel, facilities: facilities.map((f) => f.id) });
  rederive(draft, occasion);
  settleAlreadyDone(draft);
  oweLetters(draft, ['acknowledge'], occasion);
  if (incident.urgent) note(draft, 'page_raised', { id: occasion.newId(), reason: 'urgent_declaration' });
  const stray = facilities.find((f) => f.ars === null);
  if (stray && isTreatedHere(facts)) {
    const todo = 'Aucune ARS compétente trouvée pour ce site : la désigner avant de qualifier.';
    openTask(draft, { kind: 'no_competent_ars', subject: stray.id, todo }, occasion);
  }
  return decide(draft.state, draft.events) as Extract<Decision, { ok: true }>;
}
