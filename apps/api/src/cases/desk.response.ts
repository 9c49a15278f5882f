import { TASK_KINDS, TRANSITIONS } from '#domain/cases';
import { ACTS } from '#domain/obligations';
import { BASIS_IDS, ITEMS } from '#domain/releases';
import * as s from '../description/schema';
import { proposal } from './advice.response';
import { proposedAlert } from './choice.response';
import { proposedLevel, target } from './clocks.response';
import { call, choice, update } from './coordination.response';
import { tlp } from './marking.response';

const release = s.component(
  'Release',
  s.closed({
    id: s.id,
    recipient: s.text,
    basis: s.words(BASIS_IDS),
    basisText: s.text,
    items: s.listOf(s.words(ITEMS)),
    tlp,
    owner: s.orNull(s.text),
    evidence: s.orNull(s.text),
    grantedAt: s.instant,
    until: s.orNull(s.instant),
    revokedAt: s.orNull(s.instant),
    revokeReason: s.orNull(s.text),
  }),
);

const task = s.component(
  'Task',
  s.closed({
    id: s.id,
    kind: s.words(TASK_KINDS),
    subject: s.text,
    todo: s.text,
    openedAt: s.instant,
    dueAt: s.orNull(s.instant),
    doneAt: s.orNull(s.instant),
    outcome: s.orNull(s.text),
  }),
);

export const desk = s.component('DeskView', {
  ...s.closed({
    assignee: s.orNull(s.id),
    targets: s.listOf(target),
    proposal: proposedLevel,
    restricted: { ...s.flag, description: 'Told to cleared people only; false to the others.' },
    handling: s.orNull(s.text),
    rexDraft: s.flag,
    choices: s.listOf(choice),
    proposedAlerts: s.listOf(proposedAlert),
    calls: s.listOf(call),
    updates: s.listOf(update),
    releases: s.listOf(release),
    tasks: s.listOf(task),
    transitions: s.listOf(s.words(Object.keys(TRANSITIONS))),
    standsInTheWayOfClosing: s.listOf(s.id),
    obstaclesToClosing: s.listOf(
      s.component('ObstacleToClosing', {
        ...s.closed({
          ...{ obligation: s.id, rule: s.text, act: s.words(ACTS), creditor: s.text },
          ...{ basis: s.text, words: s.text },
        }),
        description: 'A duty that stands in the way of closing: its rule, and what to do, in French.',
      }),
    ),
    unreadMessages: { ...s.count, description: 'Messages of the declarant that the desk has not read.' },
    proposedSheets: s.listOf(proposal),
  }),
  description: 'Stays inside the desk: other readers of a case do not have it.',
});
