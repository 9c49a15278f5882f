import {
  acknowledgeLetter,
  addTask,
  closeCase,
  complementCase,
  completeTask,
  confirmDeclaration,
  contestQualification,
  declareFilingNotNeeded,
  declareOutOfScope,
  fulfilByOtherMeans,
  letTimePass,
  logCall,
  makeChoice,
  overridePriority,
  qualifyCase,
  receiveMessage,
  recordAwareness,
  recordConsent,
  recordDuty,
  recordFiling,
  recordLetterSent,
  recordLetterStopped,
  reopenCase,
  rerouteFacility,
  resolveCase,
  retryLetter,
  revokeConsent,
  sendMessage,
  sendRecommendation,
  shareByConsent,
  takeCase,
  waiveObligation,
  type Case,
  type Decision,
  type Occasion,
} from '#domain/cases';
import { DATA_EFFECTS, OPERATIONS, PATIENT_DANGERS, SYSTEMS, type FactChanges } from '#domain/declarations';
import { FACILITY_TYPE_CODES } from '#domain/facilities';
import { TLP_LABELS, type Tlp } from '#domain/marking';
import { CHOICES } from '#domain/obligations';
import { INDENT_ANSWERS, LEVELS, type QualificationInput } from '#domain/qualification';
import { ITEMS, type Item } from '#domain/releases';
import fc from 'fast-check';
import { anOpening } from './case';
import { aFacility, aQualificationInput, HOUR } from './facts';

/** What an owner says when it agrees; `hours`: for how long, null without end. */
export interface Agreed {
  to: string;
  items: Item[];
  tlp: Tlp | null;
  hours: number | null;
}

/** One thing that somebody does to a case. An oracle reads beside it what was said, not what was made of it. */
export interface Command {
  (state: Case, o: Occasion): Decision;
  agreed?: Agreed;
  /** The agreement that is taken back, by id. */
  takesBack?: (state: Case) => string;
}

/** Who may be named, by mistake too. */
const RECIPIENTS = 'declarant fssi ars:32 ars:11 anssi corruss cnil ansm asnr cert-social insurer'.split(' ');

const answer = fc.constantFrom(...INDENT_ANSWERS);
const input: fc.Arbitrary<QualificationInput> = fc.record({
  indents: fc.record({
    safety_of_care: answer,
    health_data: answer,
    normal_operation: answer,
    health_system_organisation: answer,
    others_may_be_hit: answer,
  }),
  otherSectors: fc.boolean(),
  nationalScope: fc.boolean(),
  certFrSupport: fc.boolean(),
  reason: fc.constant(aQualificationInput().reason),
  level: fc.option(fc.constantFrom(...LEVELS)),
  overrideReason: fc.option(fc.constant('motif')),
});
const changes = fc.record(
  {
    operation: fc.constantFrom(...OPERATIONS),
    patientDanger: fc.constantFrom(...PATIENT_DANGERS),
    systems: fc.subarray([...SYSTEMS]),
    data: fc.record(
      {
        personal: fc.constantFrom('yes', 'no', 'unknown'),
        health: fc.constantFrom('yes', 'no', 'unknown'),
        effects: fc.subarray([...DATA_EFFECTS]),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<FactChanges>;

// A list may be empty or shorter than the number drawn: then the command is about something unknown.
const pick = (list: readonly { id: string }[], n: number) => list[n % (list.length + 1)]?.id ?? 'unknown';
const tlp = fc.constantFrom(...TLP_LABELS);
const recipient = fc.constantFrom(...RECIPIENTS);
const n = fc.nat(14);
const obstacle = fc.constantFrom('release_refused', 'no_valid_key', 'delivery_failed');
/** Made of what was drawn. */
const made = <T>(drawn: fc.Arbitrary<T>, make: (said: T) => Command): fc.Arbitrary<Command> =>
  drawn.map((said) => make(said));
const always = (command: Command) => fc.constant(command);

/** What facts and people do. */
const ACTS: readonly fc.WeightedArbitrary<Command>[] = [
  { weight: 3, arbitrary: made(input, (i) => (s, o) => qualifyCase(s, i, o)) },
  {
    weight: 3,
    arbitrary: made(
      fc.tuple(
        changes,
        fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: tlp }),
      ),
      ([c, marking]) =>
        (s, o) =>
          complementCase(s, { ...c, tlp: marking }, o),
    ),
  },
  ...[
    always((s, o) => takeCase(s, 'analyst', o)),
    made(n, (i) => (s, o) => fulfilByOtherMeans(s, pick(s.obligations, i), 'remis en main propre', o)),
    made(n, (i) => (s, o) => waiveObligation(s, pick(s.obligations, i), 'motif', o)),
    made(
      fc.tuple(fc.constantFrom('cnil' as const, 'anssi' as const), fc.constantFrom('initial', 'complement')),
      ([authority, phase]) =>
        (s, o) =>
          recordFiling(s, { with: authority, phase, reference: 'R', filedAt: o.now, lateReason: 'motif' }, o),
    ),
    made(
      fc.constantFrom('register' as const, 'inform_persons' as const),
      (act) => (s, o) => recordDuty(s, { act, proof: 'n° 1' }, o),
    ),
    made(
      fc.tuple(recipient, fc.boolean()),
      ([to, answered]) =>
        (s, o) =>
          logCall(s, { to, answered, note: null }, o),
    ),
    made(
      fc.constantFrom('ars:32', 'ars:11'),
      (ars) => (s, o) => contestQualification(s, { ars, reason: 'motif', level: null }, o),
    ),
    made(
      fc.constantFrom('ars:32', 'ars:11', null),
      (ars) => (s, o) => rerouteFacility(s, { facilityId: 'facility-main', ars, reason: 'motif' }, o),
    ),
    always((s, o) =>
      recordAwareness(s, { facilityId: 'facility-main', awarenessAt: o.now - HOUR, reason: 'm' }, o),
    ),
    always((s, o) => declareFilingNotNeeded(s, { reason: 'motif' }, o)),
    always((s, o) => overridePriority(s, { score: 12, reason: 'motif' }, o)),
    always((s, o) => addTask(s, { todo: 'Rappeler', dueAt: null }, o)),
    always((s, o) => sendMessage(s, o.newId(), o)),
    always((s, o) => receiveMessage(s, o.newId(), o)),
    always((s, o) => sendRecommendation(s, { sheet: 'call-list', note: null }, o)),
    always((s, o) => confirmDeclaration(s, o)),
    made(n, (i) => (s, o) => completeTask(s, pick(s.tasks, i), 'fait', o)),
    always((s, o) => declareOutOfScope(s, { category: 'other', reason: 'motif' }, o)),
    always((s, o) => resolveCase(s, { causes: 'inconnues' }, o)),
    always((s, o) => closeCase(s, o)),
    always((s, o) => reopenCase(s, 'motif', o)),
    always((s, o) => letTimePass(s, o)),
  ].map((arbitrary) => ({ weight: 1, arbitrary })),
];

const agreed: fc.Arbitrary<Agreed> = fc.record({
  to: recipient,
  items: fc.subarray([...ITEMS], { minLength: 1 }),
  tlp: fc.option(tlp, { freq: 2 }),
  hours: fc.option(fc.integer({ min: 1, max: 60 })),
});

function agree(said: Agreed): Command {
  const { hours, ...consent } = said;
  const command: Command = (s, o) => {
    const until = hours === null ? null : o.now + hours * HOUR;
    return recordConsent(s, { ...consent, until, evidence: 'c', owner: 'main' }, o);
  };
  command.agreed = said;
  return command;
}

/** Whoever an agreement names, in force or not. */
function someoneNamed({ releases }: Case, i: number): string {
  const named = releases.filter(({ basis }) => basis === 'B7');
  return named[i % (named.length + 1)]?.recipient ?? 'anssi';
}

function takeBack(i: number): Command {
  const takesBack = ({ releases }: Case) =>
    pick(
      releases.filter(({ basis }) => basis === 'B7'),
      i,
    );
  const command: Command = (s, o) => revokeConsent(s, takesBack(s), 'motif', o);
  command.takesBack = takesBack;
  return command;
}

/** What lets information go, takes that back, or uses it. */
const RELEASES: readonly fc.WeightedArbitrary<Command>[] = [
  {
    weight: 5,
    arbitrary: made(agreed, agree),
  },
  {
    weight: 2,
    arbitrary: made(n, takeBack),
  },
  {
    weight: 6,
    arbitrary: made(
      fc.tuple(n, fc.option(fc.subarray([...ITEMS]))),
      ([i, items]) =>
        (s, o) =>
          shareByConsent(s, { to: someoneNamed(s, i), items }, o),
    ),
  },
  {
    weight: 1,
    arbitrary: made(
      fc.tuple(recipient, fc.option(fc.subarray([...ITEMS]))),
      ([to, items]) =>
        (s, o) =>
          shareByConsent(s, { to, items }, o),
    ),
  },
  {
    weight: 1,
    arbitrary: made(
      fc.tuple(fc.constantFrom(...CHOICES), recipient),
      ([what, about]) =>
        (s, o) =>
          makeChoice(s, { what, about, reason: 'motif' }, o),
    ),
  },
];

const stopped = ({ letters }: Case) => letters.filter(({ state }) => state === 'held' || state === 'failed');

/** What the relay and the recipients do. */
const ROAD: readonly fc.WeightedArbitrary<Command>[] = [
  { weight: 3, arbitrary: made(n, (i) => (s, o) => recordLetterSent(s, pick(s.letters, i), 'id', o)) },
  { weight: 1, arbitrary: made(n, (i) => (s, o) => acknowledgeLetter(s, pick(s.letters, i), o)) },
  { weight: 2, arbitrary: made(n, (i) => (s, o) => retryLetter(s, pick(stopped(s), i), o)) },
  {
    weight: 1,
    arbitrary: made(
      fc.tuple(n, obstacle),
      ([i, kind]) =>
        (s, o) =>
          recordLetterStopped(s, pick(s.letters, i), { kind, todo: 'Voir' }, o),
    ),
  },
];

/** Whatever anybody does. */
export const anyCommand: fc.Arbitrary<Command> = fc.oneof(...ACTS, ...RELEASES, ...ROAD);
/**
 * The same, without what only a relay may say: that a letter was sent. Agreements come more often, so that much
 * leaves on them.
 */
export const anyAct: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: fc.oneof(...ACTS) },
  { weight: 5, arbitrary: fc.oneof(...RELEASES) },
  { weight: 1, arbitrary: fc.oneof(...ROAD.slice(1)) },
);

/** A declaration of any kind of facility, under any marking. */
export const anyOpening = fc
  .record({
    type: fc.constantFrom(...FACILITY_TYPE_CODES),
    tlp,
    ose: fc.constantFrom('yes' as const, 'no' as const),
    first: changes,
  })
  .map(({ type, tlp: marking, ose, first: { data: _, ...incident } }) =>
    anOpening({ tlp: marking, incident, facilities: [aFacility({ type, ose })] }),
  );
