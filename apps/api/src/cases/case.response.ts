import { LETTER_STATES, MESSAGES, STATUSES, TASK_KINDS, TRANSITIONS } from '#domain/cases';
import * as declared from '#domain/declarations';
import { FACILITY_TYPE_CODES } from '#domain/facilities';
import { labelOf, PROTECTIONS_HELD, TLP_LABELS } from '#domain/marking';
import { ACTS, OBLIGATION_STATES, PHASES, PROOF_MARKS } from '#domain/obligations';
import { INDENTS, INDENT_ANSWERS, LEVELS } from '#domain/qualification';
import { BASIS_IDS, ITEMS } from '#domain/releases';
import { Described } from '../description/described';
import * as s from '../description/schema';
import { proposal, recommendation } from './advice.response';
import { choice, outOfScope, resolution, shared } from './coordination.response';
import { proposedAlert } from './choice.response';
import { answer, INCIDENT } from './facts.response';

export const tlp = s.component('Tlp', {
  ...s.words(TLP_LABELS.map(labelOf)),
  description: 'TLP 2.0 (FIRST, August 2022); labels are never translated.',
});
export const protection = s.component('Protection', {
  ...s.words(PROTECTIONS_HELD),
  description: 'Mark of protection (II 901), beside the TLP label and independent of it.',
});
export const status = s.component('Status', s.words(STATUSES));
export const level = s.component('Level', s.words(LEVELS));
export const letterState = s.component('LetterState', s.words(LETTER_STATES));
export const message = s.component('Message', s.words(MESSAGES));

const part = s.closed({ weight: { type: 'integer', minimum: 1, maximum: 4 }, because: s.text });
export const priority = s.component('Priority', {
  ...s.closed({
    score: { type: 'integer', minimum: 1, maximum: 64 },
    parts: s.closed({ threat: part, careOffer: part, patients: part }),
    override: s.orNull(
      s.closed({
        score: { type: 'integer', minimum: 1, maximum: 64 },
        reason: s.text,
        by: s.text,
        at: s.instant,
      }),
    ),
  }),
  description: 'Threat × care offer × impact on patients (RFC 2350 §4.1), each with its reason in French.',
});

const facility = s.component(
  'Facility',
  s.closed({
    id: s.id,
    name: s.text,
    type: s.words(FACILITY_TYPE_CODES),
    finess: s.orNull(s.text),
    department: s.orNull(s.text),
    ars: s.orNull(s.text),
    ose: answer,
    nis2: answer,
    declares: s.flag,
    verified: s.flag,
    awarenessAt: s.orNull(s.instant),
    leftAt: s.orNull(s.instant),
  }),
);

const incident = s.component('Incident', s.closed(INCIDENT));

const qualification = s.component('Qualification', {
  ...s.closed({
    indents: s.closed(Object.fromEntries(INDENTS.map((indent) => [indent, s.words(INDENT_ANSWERS)]))),
    ...{ otherSectors: s.flag, nationalScope: s.flag, certFrSupport: s.flag },
    reason: s.text,
    overrideReason: s.orNull(s.text),
    proposed: level,
    because: s.listOf(s.words(INDENTS)),
    level,
    onBehalfOf: s.listOf(s.text),
    decidedBy: s.text,
    decidedAt: s.instant,
    contests: s.listOf(
      s.closed({
        ...{ by: s.text, at: s.instant, reason: s.text },
        ...{ level: s.orNull(level), answeredAt: s.orNull(s.instant) },
      }),
    ),
  }),
  description: 'Decided by a person on behalf of the ARS (art. D.1111-16-2).',
});

/** Members of an obligation; the follow-up page adds a name to them. */
export const OBLIGATION = {
  id: s.id,
  rule: s.text,
  debtor: s.words(['cert', 'facility']),
  act: s.words(ACTS),
  creditor: s.text,
  phase: s.words(PHASES),
  round: s.text,
  proofMark: s.words(PROOF_MARKS),
  lateReason: s.orNull(s.text),
  overdueAt: s.orNull(s.instant),
  state: s.words(OBLIGATION_STATES),
  basis: s.text,
  because: s.text,
  proof: s.orNull(s.text),
  facilityId: s.orNull(s.id),
  overdue: s.flag,
  clock: s.component('Clock', {
    ...s.closed({
      withoutDelay: s.flag,
      anchorAt: s.orNull(s.instant),
      dueAt: s.orNull(s.instant),
      measuredMinutes: s.orNull(s.count),
      reanchored: s.listOf(
        s.closed({
          ...{ at: s.instant, reason: s.text },
          ...{ anchorAt: s.orNull(s.instant), dueAt: s.orNull(s.instant) },
        }),
      ),
    }),
    description: '"Sans délai" has no due time: what has been measured so far is shown instead.',
  }),
  openedAt: s.instant,
  sentAt: s.orNull(s.instant),
  settledAt: s.orNull(s.instant),
};

/** Members of a letter; the desk's view adds its deliveries to them. */
export const LETTER = {
  id: s.id,
  recipient: s.text,
  message,
  state: letterState,
  obligationIds: s.listOf(s.id),
  tlp,
  owedAt: s.instant,
  sentAt: s.orNull(s.instant),
  acknowledgedAt: s.orNull(s.instant),
};

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

const desk = s.component('DeskView', {
  ...s.closed({
    assignee: s.orNull(s.id),
    restricted: { ...s.flag, description: 'Told to cleared people only; false to the others.' },
    handling: s.orNull(s.text),
    rexDraft: s.flag,
    choices: s.listOf(choice),
    proposedAlerts: s.listOf(proposedAlert),
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

export const CASE = s.component(
  'Case',
  s.closed(
    {
      id: s.id,
      reference: s.text,
      version: { type: 'integer', minimum: 1 },
      status,
      channel: s.words(declared.CHANNELS),
      declarationVersion: { type: 'integer', minimum: 1 },
      priority,
      level: s.orNull(level),
      tlp,
      protection,
      receivedAt: s.instant,
      facilities: s.listOf(facility),
      incident,
      qualification: s.orNull(qualification),
      obligations: s.listOf(s.component('Obligation', s.closed(OBLIGATION))),
      letters: s.listOf(s.component('Letter', s.closed(LETTER))),
      parentId: s.orNull(s.id),
      mergedInto: s.orNull(s.id),
      splitFrom: s.orNull(s.id),
      outOfScope: s.orNull(outOfScope),
      shared: s.orNull(shared),
      confirmedAt: s.orNull(s.instant),
      recommendations: s.listOf(recommendation),
      resolution: s.orNull(resolution),
      lastChange: s.closed({ by: s.text, at: s.instant }),
      desk,
    },
    ['desk'],
  ),
);

/** Describes an act on a case: it answers with the case as it is afterwards, or says why it may not be. */
export const DescribedAct = (summary: string, version: 'version' | 'version!' = 'version') =>
  Described(summary, {
    ...{ answer: CASE, etag: true, takes: ['key', version] },
    problems: ['refused', 'invalid_fields'],
  });
