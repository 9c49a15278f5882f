import { audienceOf, itemsOfLetter, judgeLetter, openCase, recordLetterSent, recordLetterStopped } from '.';
import type { Case, Letter, Occasion } from '.';
import fc from 'fast-check';
import { anOccasion, SYSTEM } from '../../../../test/builders/case';
import { anyAct, anyOpening, type Command } from '../../../../test/builders/commands';
import { MINUTE, NIGHT } from '../../../../test/builders/facts';
import { Agreements, faultOfSending } from '../../../../test/builders/release-oracle';
import { holds } from '../../../../test/harness/holds';

const RUNS = 5_000;

/** One act, how long after the one before, and which of the letters that wait the relay then takes. */
const step = fc.record({
  act: anyAct,
  minutes: fc.integer({ min: 1, max: 36 * 60 }),
  relay: fc.constantFrom('away', 'first', 'last', 'all'),
});
const story = fc.tuple(anyOpening, fc.array(step, { minLength: 3, maxLength: 14 }));

const seen = { sequences: 0, sent: 0, onAgreement: 0, held: 0 };

function taken({ letters }: Case, relay: string): Letter[] {
  const owed = letters.filter(({ state }) => state === 'owed');
  if (relay === 'away') return [];
  return relay === 'all' ? owed : owed.slice(relay === 'first' ? 0 : -1).slice(0, 1);
}

// Thrown, not expected: millions of expectations would take longer than what they look at.
function refuse(fault: string | null): void {
  if (fault !== null) throw new Error(fault);
}

/** A worker takes one letter: judges it again, and sends it or says what stands in the way. */
function send(state: Case, letter: Letter, agreements: Agreements, o: Occasion): Case {
  const verdict = judgeLetter(state, letter, o.now);
  if (!verdict.allowed) {
    seen.held += 1;
    const why = { kind: 'release_refused', todo: verdict.wouldLift } as const;
    const held = recordLetterStopped(state, letter.id, why, o);
    return held.ok ? held.state : state;
  }
  const { recipient, tlp, releaseId } = letter;
  const items = itemsOfLetter(state, letter);
  refuse(faultOfSending(state, { recipient, tlp, items }, agreements, o.now));
  seen.sent += 1;
  if (state.releases.find(({ id }) => id === releaseId)?.basis === 'B7') seen.onAgreement += 1;
  const sent = recordLetterSent(state, letter.id, 'id', o);
  return sent.ok ? sent.state : state;
}

/** Nobody is shown as one who may be told without a basis or an agreement that says so. */
function seeAudience(state: Case, agreements: Agreements, now: number): void {
  for (const { recipient, grounds } of audienceOf(state, now))
    for (const { items, tlp } of grounds)
      refuse(faultOfSending(state, { recipient, tlp, items }, agreements, now));
}

function play([opening, steps]: [
  Parameters<typeof openCase>[0],
  { act: Command; minutes: number; relay: string }[],
]) {
  const agreements = new Agreements();
  let now = NIGHT;
  let state: Case = openCase(opening, anOccasion({ now })).state;
  for (const { act, minutes, relay } of steps) {
    now += minutes * MINUTE;
    const decision = act(state, anOccasion({ now }));
    if (decision.ok) {
      agreements.follow(act, { was: state, is: decision.state, now });
      state = decision.state;
    }
    for (const { id } of taken(state, relay)) {
      const letter = state.letters.find((l) => l.id === id)!;
      if (letter.state === 'owed')
        state = send(state, letter, agreements, anOccasion({ now, actor: SYSTEM }));
    }
    seeAudience(state, agreements, now);
  }
  seen.sequences += 1;
}

describe('whatever anybody does, and whenever the relay works', () => {
  it('nothing is sent without a basis or an agreement in force for its recipient, items and marking', () => {
    const from = Date.now();
    holds(fc.property(story, play), RUNS);
    const seconds = ((Date.now() - from) / 1000).toFixed(1);
    process.stdout.write(`\n${JSON.stringify(seen)} in ${seconds} s\n`);
    // The property says nothing where nothing leaves.
    expect(seen.sent).toBeGreaterThan(RUNS);
    expect(seen.onAgreement).toBeGreaterThan(RUNS / 50);
    expect(seen.held).toBeGreaterThan(0);
  });
});
