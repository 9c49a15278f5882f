import { LETTER_STATES, MESSAGES, STATUSES, TASK_KINDS, TRANSITIONS } from '#domain/cases';
import * as declared from '#domain/declarations';
import { FACILITY_TYPE_CODES } from '#domain/facilities';
import { labelOf, TLP_LABELS } from '#domain/marking';
import { ACTS, OBLIGATION_STATES } from '#domain/obligations';
import { INDENTS, INDENT_ANSWERS, LEVELS } from '#domain/qualification';
import { BASIS_IDS, ITEMS } from '#domain/releases';
import { Described } from '../description/described';
import * as s from '../description/schema';

export const tlp = s.component('Tlp', {
  ...s.words(TLP_LABELS.map(labelOf)),
  description: 'TLP 2.0 (FIRST, August 2022); labels are never translated.',
});
export const status = s.component('Status', s.words(STATUSES));
export const level = s.component('Level', s.words(LEVELS));
export const letterState = s.component('LetterState', s.words(LETTER_STATES));
export const message = s.component('Message', s.words(MESSAGES));
const answer = s.words(declared.ANSWERS);

const part = s.closed({ weight: { type: 'integer', minimum: 1, maximum: 4 }, because: s.text });
export const priority = s.component('Priority', {
  ...s.closed({
    score: { type: 'integer', minimum: 1, maximum: 64 },
    parts: s.closed({ threat: part, careOffer: part, patients: part }),
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
    declares: s.flag,
    verified: s.flag,
  }),
);

export const DATA = {
  ...{ personal: answer, health: answer, nir: answer, mayRevealHealth: answer },
  effects: s.listOf(s.words(declared.DATA_EFFECTS)),
  persons: s.orNull(s.count),
  records: s.orNull(s.count),
  awarenessAt: s.orNull(s.instant),
};

/** What may be said of an incident. */
export const INCIDENT = {
  noticedAt: s.instant,
  startedAt: s.orNull(s.instant),
  endedAt: s.orNull(s.instant),
  narrative: s.text,
  incidentType: s.words(declared.INCIDENT_TYPES),
  origin: s.words(declared.ORIGINS),
  perimeter: s.words(declared.PERIMETERS),
  systems: s.listOf(s.words(declared.SYSTEMS)),
  patientDanger: s.words(declared.PATIENT_DANGERS),
  operation: s.words(declared.OPERATIONS),
  measures: s.listOf(s.words(declared.MEASURES)),
  data: s.closed(DATA),
  othersMayBeHit: answer,
  commonProvider: s.orNull(s.text),
  supportRequested: s.flag,
  urgent: s.flag,
  alreadyDone: s.listOf(
    s.closed({
      authority: s.words(declared.PRIOR_AUTHORITIES),
      at: s.instant,
      reference: s.orNull(s.text),
    }),
  ),
};
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
    contested: s.orNull(s.closed({ by: s.text, at: s.instant, reason: s.text })),
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
  phase: s.words(['initial', 'complement']),
  state: s.words(OBLIGATION_STATES),
  basis: s.text,
  because: s.text,
  proof: s.orNull(s.text),
  facilityId: s.orNull(s.id),
  overdue: s.flag,
  clock: s.component('Clock', {
    ...s.closed({
      withoutDelay: s.flag,
      anchorAt: s.instant,
      dueAt: s.orNull(s.instant),
      measuredMinutes: s.count,
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
    evidence: s.orNull(s.text),
    grantedAt: s.instant,
    until: s.orNull(s.instant),
    revokedAt: s.orNull(s.instant),
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
    doneAt: s.orNull(s.instant),
  }),
);

const desk = s.component('DeskView', {
  ...s.closed({
    assignee: s.orNull(s.id),
    releases: s.listOf(release),
    tasks: s.listOf(task),
    transitions: s.listOf(s.words(Object.keys(TRANSITIONS))),
    standsInTheWayOfClosing: s.listOf(s.id),
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
      receivedAt: s.instant,
      facilities: s.listOf(facility),
      incident,
      qualification: s.orNull(qualification),
      obligations: s.listOf(s.component('Obligation', s.closed(OBLIGATION))),
      letters: s.listOf(s.component('Letter', s.closed(LETTER))),
      resolution: s.orNull(s.closed({ at: s.instant, causes: s.text })),
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
