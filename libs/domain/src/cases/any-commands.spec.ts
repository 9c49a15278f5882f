import { openCase, TRANSITIONS, type Case, type Letter, type Transition } from '.';
import { isAtLeast } from '#domain/marking';
import { BASES } from '#domain/releases';
import fc from 'fast-check';
import { anOccasion, type anOpening } from '../../../../test/builders/case';
import { anyCommand, anyOpening, type Command } from '../../../../test/builders/commands';
import { MINUTE, NIGHT } from '../../../../test/builders/facts';
import { holds } from '../../../../test/harness/holds';

const story = fc.tuple(anyOpening, fc.array(anyCommand, { minLength: 1, maxLength: 25 }));

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
        play(steps, ({ tlp, letters, releases }, was) => {
          expect(isAtLeast(tlp, was.tlp)).toBe(true);
          const waiting = letters.filter(({ state }) => ['owed', 'held'].includes(state));
          // The owner may agree to a wider marking for one recipient; it never does so for TLP:RED.
          const agreed = new Map(releases.map((r) => [r.id, r.basis === 'B7' && r.tlp]));
          const kept = ({ tlp: marking, releaseId, state, sentAt }: Letter) =>
            sentAt !== null ||
            isAtLeast(marking, tlp) ||
            (agreed.get(releaseId) === marking && (tlp !== 'RED' || state === 'held'));
          expect(waiting.filter((letter) => !kept(letter))).toEqual([]);
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
