import { LETTER_STATES, MESSAGES, STATUSES } from '#domain/cases';
import { ACTS, OBLIGATION_STATES, PHASES, PROOF_MARKS } from '#domain/obligations';
import { INDENTS, INDENT_ANSWERS, LEVELS } from '#domain/qualification';
import { Described } from '../description/described';
import * as s from '../description/schema';
import { recommendation } from './advice.response';
import { cnilTrack } from './clocks.response';
import { outOfScope, resolution, shared } from './coordination.response';
import { desk } from './desk.response';
import { facility } from './facility.response';
import { channel, INCIDENT } from './facts.response';
import { access, compartment, pap, protection, tlp } from './marking.response';

export { protection, tlp };
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
    ...{ number: s.count, changedAt: s.instant, escalations: s.count },
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
      notStarted: s.flag,
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
    description:
      '"Sans délai" has no due time: what has been measured so far is shown instead. Nothing is measured while nobody has said from when it runs (`notStarted`).',
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

export const CASE = s.component(
  'Case',
  s.closed(
    {
      id: s.id,
      reference: s.text,
      version: { type: 'integer', minimum: 1 },
      status,
      channel,
      declarationVersion: { type: 'integer', minimum: 1 },
      priority,
      level: s.orNull(level),
      tlp,
      protection,
      pap,
      compartments: s.listOf(compartment),
      originator: { ...s.text, description: 'Whose information it is: an organisation, or `declarant`.' },
      access,
      receivedAt: s.instant,
      facilities: s.listOf(facility),
      incident,
      cnilTrack: s.listOf(cnilTrack),
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
