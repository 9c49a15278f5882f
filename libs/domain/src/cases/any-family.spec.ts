import { detachFromParent, followParent, incidentOf, mergeInto, type Case } from '.';
import { competentArs } from '#domain/obligations';
import { factsOf } from '.';
import fc from 'fast-check';
import { anOccasion, SYSTEM } from '../../../../test/builders/case';
import { aClientCase, aProviderCase, attach, shared, type Shown } from '../../../../test/builders/family';
import { aFacility, aQualificationInput, indents, MINUTE, NIGHT } from '../../../../test/builders/facts';
import { holds } from '../../../../test/harness/holds';

type Step =
  | { do: 'attach' | 'detach' | 'follow'; child: number }
  | { do: 'share'; message: boolean; qualify: boolean; origin: 'malicious' | 'unknown' }
  | { do: 'merge'; child: number; into: number };

const CLIENTS = 5;
const child = fc.nat(CLIENTS - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('attach' as const, 'detach' as const, 'follow' as const), child }),
  fc.record({
    do: fc.constant('share' as const),
    message: fc.boolean(),
    qualify: fc.boolean(),
    origin: fc.constantFrom('malicious' as const, 'unknown' as const),
  }),
  fc.record({ do: fc.constant('merge' as const), child, into: child }),
);

/** Clients of one provider; the first two are one facility that declared twice. */
function clients(): Case[] {
  return Array.from({ length: CLIENTS }, (_, n) => {
    const twice = { facilities: [aFacility({ id: 'twice', ars: 'ars:32' })] };
    return aClientCase(n, `ars:${['32', '32', '11', '76', '84'][n]}`, n < 2 ? twice : {});
  });
}

interface World extends Shown {
  cases: Case[];
  /** What each case said itself, kept when it merges into another. */
  said: { of: number; version: number; into: number }[];
}

function play(world: World, step: Step, now: number): World {
  const o = anOccasion({ now });
  const put = (n: number, state: Case) => ({
    ...world,
    cases: world.cases.map((c, i) => (i === n ? state : c)),
  });
  if (step.do === 'share') {
    const qualification = step.qualify
      ? aQualificationInput({ indents: indents({ normal_operation: 'actual' }) })
      : null;
    const update = { facts: { origin: step.origin }, message: step.message ? 'Point.' : null, qualification };
    return { ...world, ...shared(world, update, o) };
  }
  if (step.do === 'merge') {
    const [duplicate, target] = [world.cases[step.child]!, world.cases[step.into]!];
    const outcome = mergeInto(
      { duplicate, target, isParent: false },
      { reason: 'motif', sameDeclarant: false },
      o,
    );
    if (!outcome.ok) return world;
    const cases = world.cases.map((c) =>
      c.id === duplicate.id ? outcome.duplicate.state : c.id === target.id ? outcome.target.state : c,
    );
    const version = outcome.target.state.declarationVersion;
    return { ...world, cases, said: [...world.said, { of: step.child, version, into: step.into }] };
  }
  const own = world.cases[step.child]!;
  const decision =
    step.do === 'attach'
      ? attach(own, world, o)
      : step.do === 'detach'
        ? detachFromParent(own, o)
        : followParent(own, world.revisions, { ...o, actor: SYSTEM });
  return decision.ok ? put(step.child, decision.state) : world;
}

function eachWorld(steps: readonly Step[], see: (now: World, was: World) => void): void {
  let world: World = { parent: aProviderCase(), revisions: [], cases: clients(), said: [] };
  steps.forEach((next, i) => {
    const after = play(world, next, NIGHT + (i + 300) * MINUTE);
    see(after, world);
    world = after;
  });
}

const story = fc.array(step, { minLength: 1, maxLength: 10 });
const OWN_WORDS = ['narrative', 'noticedAt', 'measures', 'operation', 'patientDanger'] as const;

describe('whatever is attached, detached, shared, followed and merged, in whatever order', () => {
  it('no case changes what it says itself, and what a duplicate said is a version of the other', () => {
    holds(
      fc.property(story, (steps) => {
        eachWorld(steps, ({ cases, said }, was) => {
          cases.forEach((now, n) => {
            for (const name of OWN_WORDS) expect(now.incident[name]).toEqual(was.cases[n]!.incident[name]);
            expect(now.declarationVersion).toBeGreaterThanOrEqual(was.cases[n]!.declarationVersion);
          });
          for (const { version, into } of said)
            expect(cases[into]!.declarationVersion).toBeGreaterThanOrEqual(version);
        });
      }),
    );
  });

  it('nobody is let in: the agencies of a case stay its own, and letters go to nobody else', () => {
    const agencies = clients().map((c) => competentArs(factsOf(c)));
    holds(
      fc.property(story, (steps) => {
        eachWorld(steps, ({ cases }) => {
          cases.forEach((now, n) => {
            expect(competentArs(factsOf(now))).toEqual(agencies[n]);
            const told = now.letters.map((l) => l.recipient).filter((code) => code.startsWith('ars:'));
            expect(told.every((code) => agencies[n]!.includes(code))).toBe(true);
            expect(now.facilities.map((f) => f.id)).toEqual(clients()[n]!.facilities.map((f) => f.id));
          });
        });
      }),
    );
  });

  it('nothing that was owed, sent or decided is lost', () => {
    holds(
      fc.property(story, (steps) => {
        eachWorld(steps, ({ cases }, was) => {
          cases.forEach((now, n) => {
            for (const part of ['obligations', 'releases', 'letters'] as const) {
              const kept = new Set(now[part].map(({ id }) => id));
              expect(was.cases[n]![part].every(({ id }) => kept.has(id))).toBe(true);
            }
          });
        });
      }),
    );
  });

  it('a case knows what its parent shares while it is attached, and not a moment longer', () => {
    holds(
      fc.property(story, (steps) => {
        eachWorld(steps, ({ cases, revisions }) => {
          for (const now of cases) {
            const isUpToDate =
              now.parentId !== null && now.sharedRevision === revisions.length && revisions.length > 0;
            if (now.parentId === null) expect(incidentOf(now)).toEqual(now.incident);
            if (isUpToDate && now.incident.origin === 'unknown')
              expect(incidentOf(now).origin).toBe(revisions.at(-1)!.facts.origin);
          }
        });
      }),
    );
  });
});
