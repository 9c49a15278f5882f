import { compare } from './compare';
import { declare } from './declare';
import { printLine, type Line } from './line';
import type { Observation, Snapshot } from './observation';
import { observe, takeSnapshot } from './observe';
import { Play, type Stage } from './play';
import { playStep } from './play-step';
import type { Scenario, ScenarioDeclaration, ScenarioStep } from './scenario';

export { printLine, type Line, type Stage };

/** What became of one scenario. */
export interface Outcome {
  id: string;
  title: string;
  held: boolean;
  /** References of the cases that it opened. */
  references: string[];
  lines: Line[];
}

type Act =
  | { at: string; declaration: ScenarioDeclaration; number: number }
  | { at: string; step: ScenarioStep; number: number };

/**
 * Plays a scenario on an installation through its public doors only, its clock moved to each act's time, and
 * compares. Never rejects for what the product refuses or fails to do: that is a line that falls short.
 */
export async function playScenario(scenario: Scenario, stage: Stage): Promise<Outcome> {
  const play = new Play(scenario, stage);
  const snapshots: Snapshot[] = [];
  const refusals: Observation['refusals'] = [];
  const attempt = async <T>(what: string, work: () => Promise<T>): Promise<T | null> =>
    work().catch((error: unknown) => {
      refusals.push({ what, why: error instanceof Error ? error.message : String(error) });
      return null;
    });
  const acts = actsInOrder(scenario);
  for (const [i, act] of acts.entries()) {
    const what = nameOf(act);
    const why = await attempt(what, () => perform(play, act));
    if (why) refusals.push({ what, why });
    const afterStep = 'step' in act ? act.number : (snapshots.at(-1)?.afterStep ?? 0);
    // Between two declarations nothing happens to the cases before: only the new one is looked at.
    const next = acts[i + 1];
    const isInABurst = 'declaration' in act && next !== undefined && 'declaration' in next;
    const looked = isInABurst ? play.cases.slice(-1) : play.cases;
    const snapshot = await attempt(`look after ${what}`, () => takeSnapshot(play, afterStep, looked));
    if (snapshot) snapshots.push(snapshot);
  }
  const nothing = { mails: {}, seenBy: {}, pageSeconds: null };
  const seen = (await attempt('look at the end', () => observe(play))) ?? nothing;
  const lines = compare(scenario, { ...seen, snapshots, refusals });
  const { id, title = id } = scenario;
  const references = play.cases.map(({ reference }) => reference);
  return { id, title, held: lines.every(({ held }) => held), references, lines };
}

async function perform(play: Play, act: Act): Promise<string | null> {
  await play.moveClock(act.at);
  return 'step' in act ? playStep(play, act.step) : declare(play, act.declaration);
}

/** Steps in the order of the file, each declaration before the first step that is not earlier than it. */
function actsInOrder({ declarations, steps }: Scenario): Act[] {
  const waiting = declarations.map((declaration, i): Act => ({
    at: declaration.submitted_at,
    declaration,
    number: i + 1,
  }));
  waiting.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const acts: Act[] = [];
  steps.forEach((step, i) => {
    while (waiting[0] && Date.parse(waiting[0].at) <= Date.parse(step.at)) acts.push(waiting.shift()!);
    acts.push({ at: step.at, step, number: i + 1 });
  });
  return [...acts, ...waiting];
}

function nameOf(act: Act): string {
  return 'step' in act
    ? `step ${act.number} ${act.step.do}`
    : `declaration ${act.declaration.key ?? act.number}`;
}
