import {
  acknowledgeLetter,
  closeCase,
  complementCase,
  contestQualification,
  declareOutOfScope,
  fulfilByOtherMeans,
  logCall,
  openCase,
  qualifyCase,
  recordConsent,
  recordDuty,
  recordFiling,
  recordLetterSent,
  recordLetterStopped,
  reopenCase,
  resolveCase,
  retryLetter,
  takeCase,
  TRANSITIONS,
  waiveObligation,
  type Case,
  type Decision,
  type Occasion,
  type Transition,
} from '.';
import { DATA_EFFECTS, OPERATIONS, PATIENT_DANGERS, SYSTEMS, type FactChanges } from '#domain/declarations';
import { FACILITY_TYPE_CODES } from '#domain/facilities';
import { isAtLeast, TLP_LABELS } from '#domain/marking';
import { BASES } from '#domain/releases';
import { INDENT_ANSWERS, LEVELS, type QualificationInput } from '#domain/qualification';
import fc from 'fast-check';
import { anOccasion, anOpening } from '../../../../test/builders/case';
import { aFacility, aQualificationInput, MINUTE, NIGHT } from '../../../../test/builders/facts';
import { holds } from '../../../../test/harness/holds';

type Command = (state: Case, o: Occasion) => Decision;
const RECIPIENTS = ['declarant', 'fssi', 'ars:32', 'ars:11', 'anssi', 'corruss', 'cnil', 'insurer'];

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
const letterOf = (state: Case, n: number) => state.letters[n % (state.letters.length + 1)]?.id ?? 'unknown';
const dutyOf = (state: Case, n: number) =>
  state.obligations[n % (state.obligations.length + 1)]?.id ?? 'unknown';
const obstacle = fc.constantFrom('release_refused', 'no_valid_key', 'delivery_failed');

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.constant<Command>((s, o) => takeCase(s, 'analyst', o)),
  {
    weight: 3,
    arbitrary: input.map(
      (i): Command =>
        (s, o) =>
          qualifyCase(s, i, o),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(changes, fc.option(fc.constantFrom(...TLP_LABELS), { nil: undefined })).map(
      ([c, tlp]): Command =>
        (s, o) =>
          complementCase(s, { ...c, tlp }, o),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.nat(9).map(
      (n): Command =>
        (s, o) =>
          recordLetterSent(s, letterOf(s, n), 'id', o),
    ),
  },
  fc.nat(9).map(
    (n): Command =>
      (s, o) =>
        acknowledgeLetter(s, letterOf(s, n), o),
  ),
  fc.nat(9).map(
    (n): Command =>
      (s, o) =>
        retryLetter(s, letterOf(s, n), o),
  ),
  fc.tuple(fc.nat(9), obstacle).map(
    ([n, kind]): Command =>
      (s, o) =>
        recordLetterStopped(s, letterOf(s, n), { kind, todo: 'Voir' }, o),
  ),
  fc.nat(14).map(
    (n): Command =>
      (s, o) =>
        fulfilByOtherMeans(s, dutyOf(s, n), 'remis en main propre', o),
  ),
  fc.nat(14).map(
    (n): Command =>
      (s, o) =>
        waiveObligation(s, dutyOf(s, n), 'motif', o),
  ),
  fc
    .tuple(fc.constantFrom('cnil' as const, 'anssi' as const), fc.constantFrom('initial', 'complement'))
    .map(([authority, phase]): Command => {
      return (s, o) => recordFiling(s, { with: authority, phase, reference: 'R', filedAt: o.now }, o);
    }),
  fc.constantFrom('register' as const, 'inform_persons' as const).map(
    (act): Command =>
      (s, o) =>
        recordDuty(s, { act, proof: 'n° 1' }, o),
  ),
  fc.tuple(fc.constantFrom(...RECIPIENTS), fc.boolean()).map(
    ([to, answered]): Command =>
      (s, o) =>
        logCall(s, { to, answered, note: null }, o),
  ),
  fc.constantFrom(...RECIPIENTS).map(
    (to): Command =>
      (s, o) =>
        recordConsent(s, { to, items: ['incident'], until: null, evidence: 'c', owner: 'main' }, o),
  ),
  fc.constantFrom('ars:32', 'ars:11').map(
    (ars): Command =>
      (s, o) =>
        contestQualification(s, { ars, reason: 'motif', level: null }, o),
  ),
  fc.constant<Command>((s, o) => declareOutOfScope(s, { category: 'other', reason: 'motif' }, o)),
  fc.constant<Command>((s, o) => resolveCase(s, { causes: 'inconnues' }, o)),
  fc.constant<Command>((s, o) => closeCase(s, o)),
  fc.constant<Command>((s, o) => reopenCase(s, 'motif', o)),
);

const opening = fc
  .record({
    type: fc.constantFrom(...FACILITY_TYPE_CODES),
    tlp: fc.constantFrom(...TLP_LABELS),
    first: changes,
  })
  .map(({ type, tlp, first: { data: _, ...incident } }) =>
    anOpening({ tlp, incident, facilities: [aFacility({ type, ose: 'yes' })] }),
  );
const story = fc.tuple(opening, fc.array(command, { minLength: 1, maxLength: 25 }));

/** Plays commands one after the other, a minute apart, and shows each accepted step. */
function play(
  [first, commands]: [ReturnType<typeof anOpening>, Command[]],
  see: (now: Case, was: Case) => void,
) {
  let state: Case = openCase(first, anOccasion({ now: NIGHT })).state;
  see(state, state);
  commands.forEach((decide, i) => {
    const decision = decide(state, anOccasion({ now: NIGHT + (i + 1) * MINUTE }));
    if (!decision.ok) return;
    see(decision.state, state);
    state = decision.state;
  });
}

const moves: readonly Transition[] = Object.values(TRANSITIONS);
const isDrawn = (from: Case['status'], to: Case['status']) =>
  moves.some((move) => move.to === to && move.from.includes(from));

describe('whatever the desk, the facility and the relay do, in whatever order', () => {
  it('no letter exists without a release to its recipient that covers it', () => {
    holds(
      fc.property(story, (steps) => {
        play(steps, ({ letters, releases, tlp }) => {
          for (const letter of letters) {
            const release = releases.find((r) => r.id === letter.releaseId);
            expect(release).toMatchObject({ recipient: letter.recipient });
            expect(BASES[release!.basis].covers(letter.recipient)).toBe(true);
            const mayLeave = letter.state === 'owed' && letter.recipient !== 'declarant';
            expect(tlp === 'RED' && mayLeave).toBe(false);
          }
        });
      }),
    );
  });

  it('the status moves along the drawing only', () => {
    holds(
      fc.property(story, (steps) => {
        play(steps, (now, was) => {
          if (now.status !== was.status)
            expect([was.status, now.status, isDrawn(was.status, now.status)]).toContain(true);
        });
      }),
    );
  });

  it('no obligation, release or letter is ever lost, and what is settled stays settled', () => {
    holds(
      fc.property(story, (steps) => {
        play(steps, (now, was) => {
          for (const part of ['obligations', 'releases', 'letters'] as const) {
            const kept = new Set(now[part].map(({ id }) => id));
            expect(was[part].every(({ id }) => kept.has(id))).toBe(true);
          }
          const settledAt = new Map(now.obligations.map((o) => [o.id, o.settledAt]));
          // What no longer applied may apply again; what was done, acknowledged or waived stays so.
          for (const o of was.obligations)
            if (o.settledAt !== null && o.state !== 'superseded')
              expect(settledAt.get(o.id)).toBe(o.settledAt);
        });
      }),
    );
  });

  it('the marking is never weakened, nor that of a letter that may still leave', () => {
    holds(
      fc.property(story, (steps) => {
        play(steps, ({ tlp, letters }, was) => {
          expect(isAtLeast(tlp, was.tlp)).toBe(true);
          const waiting = letters.filter(({ state }) => ['owed', 'held'].includes(state));
          expect(waiting.every((letter) => isAtLeast(letter.tlp, tlp) || letter.sentAt !== null)).toBe(true);
        });
      }),
    );
  });

  it('nobody is owed two letters for one duty', () => {
    holds(
      fc.property(story, (steps) => {
        play(steps, ({ letters }) => {
          const live = letters.filter((letter) => letter.state !== 'cancelled');
          const bundled = live.flatMap((letter) => letter.obligationIds);
          expect(new Set(bundled).size).toBe(bundled.length);
        });
      }),
    );
  });
});
