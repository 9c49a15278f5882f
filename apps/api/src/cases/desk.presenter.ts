import {
  factsOf,
  incidentOf,
  proposedAlerts,
  RESTRICTED_HANDLING,
  stillOpen,
  transitionsFrom,
  type Case,
  type SharedFacts,
} from '#domain/cases';
import { labelOf } from '#domain/marking';
import { proposeSheets } from '#domain/recommendations';
import { BASES } from '#domain/releases';
import type { CallNoteTable } from '#persistence/record';
import { iso } from '../http/iso';
import { presentProposal } from './advice.presenter';
import { presentProposedAlert } from './audience.presenter';
import { presentProposedLevel, presentTargets, type Measured } from './clocks.presenter';
import { presentObstacle } from './closing.presenter';
import { presentMarking } from './marking.presenter';

/** What is shown with a case and is no part of it. `now`: epoch ms. */
export interface Beside {
  now: number;
  /** Messages of the declarant that the desk has not read; shown to the desk only. */
  unreadMessages: number;
  /** Telephone calls, and what is written to all children, oldest first; shown to the desk only. */
  calls: readonly CallNoteTable[];
  updates: readonly SharedFacts[];
  measured: Measured;
}

function presentReleases({ releases }: Case) {
  return releases.map((release) => ({
    ...release,
    tlp: labelOf(release.tlp),
    basisText: BASES[release.basis].basis,
    grantedAt: iso(release.grantedAt),
    until: iso(release.until),
    revokedAt: iso(release.revokedAt),
  }));
}

const presentCall = (call: CallNoteTable) => {
  const { id, at, organisation, answered, by, note } = call;
  return { id, at: iso(at), organisation, answered, by, note, marking: presentMarking(call) };
};

const presentUpdate = (update: SharedFacts) => {
  const { id, revision, at, by, message } = update;
  return { id, revision, at: iso(at), by, message, marking: presentMarking(update) };
};

/** What stays inside the desk: tasks, releases, who holds the case, what may be done next. */
export function presentForDesk(state: Case, beside: Beside) {
  const { unreadMessages, measured, now } = beside;
  return {
    unreadMessages,
    calls: beside.calls.map(presentCall),
    updates: beside.updates.map(presentUpdate),
    targets: presentTargets(state, measured, now),
    proposal: presentProposedLevel(state),
    proposedSheets: proposeSheets(incidentOf(state)).map(presentProposal),
    assignee: state.assignee,
    releases: presentReleases(state),
    tasks: state.tasks.map((t) => ({
      ...t,
      openedAt: iso(t.openedAt),
      dueAt: iso(t.dueAt),
      doneAt: iso(t.doneAt),
    })),
    restricted: state.restricted,
    handling: state.restricted ? RESTRICTED_HANDLING : null,
    rexDraft: state.rexDraft,
    choices: state.choices.map((choice) => ({ ...choice, at: iso(choice.at) })),
    proposedAlerts: proposedAlerts(factsOf(state)).map(presentProposedAlert),
    transitions: transitionsFrom(state.status),
    standsInTheWayOfClosing: stillOpen(state).map((o) => o.id),
    obstaclesToClosing: stillOpen(state).map(presentObstacle),
  };
}
