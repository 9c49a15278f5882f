import { toWire } from './declaration-body';
import type { Play, PlayedCase } from './play';
import { refusalOf } from './product-client';
import type { ScenarioStep } from './scenario';

type StepOf<Name extends ScenarioStep['do']> = Extract<ScenarioStep, { do: Name }>;
type Outcome = Promise<string | null>;

/** The case of the declaration of that facility. */
function caseOf(play: Play, facility: string): PlayedCase | string {
  return play.cases.find(({ declaration }) => declaration.facility === facility) ?? `no case of ${facility}`;
}

/** Attaches every candidate to the case of a facility, in one act; a candidate that is refused falls short. */
export async function attach(play: Play, { parent, reason }: StepOf<'attach'>): Outcome {
  const found = caseOf(play, parent);
  if (typeof found === 'string') return found;
  const body = { allCandidates: true, reason };
  const answer = await play.asAnalyst('POST', `/cases/${found.id}/children`, body);
  if (!answer.ok) return refusalOf(answer);
  const { attached, refused } = answer.body as { attached: number; refused: number };
  return refused === 0 && attached > 0 ? null : `${attached} attached, ${refused} refused`;
}

/** One update to all children; the step ends when each was qualified, where the update decides for all. */
export async function share(play: Play, step: StepOf<'share'>): Outcome {
  const { parent, facts, message, indents, reason } = step;
  const found = caseOf(play, parent);
  if (typeof found === 'string') return found;
  const qualification = indents ? { indents, reason } : undefined;
  const body = { ...(facts ? { facts: toWire(facts) } : {}), message, qualification };
  const answer = await play.asAnalyst('POST', `/cases/${found.id}/updates`, body);
  if (!answer.ok) return refusalOf(answer);
  if (!indents) return null;
  const followed = await play.waitFor(async () => ((await unqualified(play, found.id)) === 0 ? true : null));
  return followed ? null : `${await unqualified(play, found.id)} children were not qualified`;
}

async function unqualified(play: Play, parent: string): Promise<number> {
  let count = 0;
  for (let after: string | null = ''; after !== null;) {
    const page = after ? `&after=${encodeURIComponent(after)}` : '';
    const { body } = await play.asAnalyst('GET', `/cases/${parent}/children?limit=200${page}`);
    count += (body.cases as { level: string | null }[]).filter(({ level }) => level === null).length;
    after = body.next as string | null;
  }
  return count;
}
