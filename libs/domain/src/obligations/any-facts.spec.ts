import fc from 'fast-check';
import { applyChanges, changesOfObligations, isSettled, obligationsFor, wakesOf, type Obligation } from '.';
import { anyFacts, anyHistory } from '../../../../test/builders/any-facts';
import { HOUR, NIGHT } from '../../../../test/builders/facts';
import { holds } from '../../../../test/harness/holds';

const identity = (o: Pick<Obligation, 'rule' | 'creditor' | 'facilityId' | 'phase' | 'round'>) =>
  [o.rule, o.creditor, o.facilityId, o.phase, o.round].join('|');
const hour = fc.integer({ min: 0, max: 4000 }).map((hours) => NIGHT + hours * HOUR);

describe('whatever the facts', () => {
  it('the same facts at the same hour ask the same, and are not changed by it', () => {
    holds(
      fc.property(anyFacts, hour, (facts, at) => {
        const before = structuredClone(facts);
        expect(obligationsFor(facts, at)).toEqual(obligationsFor(structuredClone(facts), at));
        expect(facts).toEqual(before);
      }),
    );
  });

  it('nothing is asked twice', () => {
    holds(
      fc.property(anyFacts, hour, (facts, at) => {
        const asked = obligationsFor(facts, at).map(identity);
        expect(asked.filter((key, i) => asked.indexOf(key) !== i)).toEqual([]);
      }),
      1000,
    );
  });

  it('what is asked changes with the hour at the announced wakes only', () => {
    holds(
      fc.property(anyFacts, hour, hour, (facts, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const between = wakesOf(facts).some((at) => from < at && at <= to);
        if (!between) expect(obligationsFor(facts, to)).toEqual(obligationsFor(facts, from));
      }),
      500,
    );
  });
});

describe('whatever the history', () => {
  const play = (check: (before: readonly Obligation[], after: readonly Obligation[], i: number) => void) =>
    holds(
      fc.property(anyHistory, (steps) => {
        let held: Obligation[] = [];
        let made = 0;
        for (const [i, { facts, now }] of steps.entries()) {
          const occasion = { now, newId: () => `id-${(made += 1)}` };
          const after = applyChanges(held, changesOfObligations(facts, held, occasion));
          const again = changesOfObligations(facts, after, occasion);
          expect(Object.values(again).flat()).toEqual([]);
          const open = new Map(after.map((o) => [identity(o), o]));
          const forgotten = obligationsFor(facts, now).filter(
            (o) => open.get(identity(o))?.state === 'superseded',
          );
          expect(forgotten).toEqual([]);
          expect(obligationsFor(facts, now).filter((o) => !open.has(identity(o)))).toEqual([]);
          check(held, after, i);
          held = after;
        }
      }),
    );

  it('deriving again changes nothing, and what is asked is held, open or settled', () => {
    play(() => undefined);
  });

  it('nothing is ever removed, and what was done stays as it was', () => {
    play((before, after) => {
      expect(after.slice(0, before.length).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
      const done = before.filter((o) => isSettled(o) && o.state !== 'superseded');
      expect(after.filter(({ id }) => done.some((o) => o.id === id))).toEqual(done);
    });
  });

  it('no earlier clock is forgotten', () => {
    play((before, after) => {
      for (const [i, o] of before.entries()) {
        expect(after[i]!.reanchored.slice(0, o.reanchored.length)).toEqual(o.reanchored);
      }
    });
  });
});
