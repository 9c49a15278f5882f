import { toWire } from './declaration-body';
import { acknowledge } from './acknowledge';
import { attach, share } from './play-family';
import type { Play, PlayedCase } from './play';
import { refusalOf, type Answer } from './product-client';
import type { ScenarioStep } from './scenario';
import { addressOf } from './mail-reader';
import { reroute } from './reroute';

type StepOf<Name extends ScenarioStep['do']> = Extract<ScenarioStep, { do: Name }>;
/** What the product refused, or null. */
type Outcome = Promise<string | null>;
type Steps = { [Name in ScenarioStep['do']]: (play: Play, step: StepOf<Name>) => Outcome };

const NOT_DECLARED = 'no case has been opened';

/** Asks for every case in turn: the desk treats all declarations of one incident alike. */
async function onEveryCase(play: Play, ask: (found: PlayedCase) => Promise<Answer>): Outcome {
  const refusals = await refusalsOf(play, ask);
  return refusals.length > 0 ? refusals.join('; ') : null;
}

/** Asks for every case and needs one that agrees: an ARS is competent for some cases only. */
async function onSomeCase(play: Play, ask: (found: PlayedCase) => Promise<Answer>): Outcome {
  const refusals = await refusalsOf(play, ask);
  return refusals.length < Math.max(1, play.cases.length) ? null : refusals.join('; ');
}

async function refusalsOf({ cases }: Play, ask: (found: PlayedCase) => Promise<Answer>): Promise<string[]> {
  if (cases.length === 0) return [NOT_DECLARED];
  const refusals: string[] = [];
  for (const found of cases) {
    const answer = await ask(found);
    if (!answer.ok) refusals.push(refusalOf(answer));
  }
  return refusals;
}

const desk = (play: Play, act: string, body?: unknown) =>
  onEveryCase(play, ({ id }) => play.asAnalyst('POST', `/cases/${id}/${act}`, body));

/** As the declarant of that facility, by the follow-up page; of the first declaration when none is said. */
async function asDeclarant(play: Play, path: string, body: unknown, facility?: string): Outcome {
  const own = play.cases.find(({ declaration }) => declaration.facility === facility);
  const found = own ?? play.cases[0];
  if (!found) return NOT_DECLARED;
  const answer = await play.product.askAsDeclarant(found.secret, 'POST', `/follow-up/${path}`, { body });
  return answer.ok ? null : refusalOf(answer);
}

async function qualifyOne(play: Play, id: string, body: unknown): Promise<Answer> {
  const read = async () => (await play.asAnalyst('GET', `/cases/${id}`)).etag ?? '';
  // A second declaration may have come after the step that took the others.
  const { body: found } = await play.asAnalyst('GET', `/cases/${id}`);
  if (found.status === 'received') await play.asAnalyst('POST', `/cases/${id}/take`);
  const send = async () => play.asAnalyst('POST', `/cases/${id}/qualify`, body, { 'if-match': await read() });
  const answer = await send();
  // Somebody, or the product itself, changed the case between reading and writing.
  return answer.status === 412 ? send() : answer;
}

const STEPS: Steps = {
  take: (play) => desk(play, 'take'),
  qualify: (play, { at: _at, do: _do, indents = {}, ...said }) => {
    const body = { ...(toWire(said) as object), indents };
    return onEveryCase(play, ({ id }) => qualifyOne(play, id, body));
  },
  acknowledge: (play, { by }) => acknowledge(play, by),
  call: (play, { to, answered }) =>
    onSomeCase(play, ({ id }) => play.asAnalyst('POST', `/cases/${id}/calls`, { to, answered })),
  // A published fact seldom says why it came late; the product asks, so the scenario says that it does not know.
  file: (play, { with: authority, phase, reference, late_reason: said }) => {
    const lateReason = said ?? 'motifs non publiés';
    return asDeclarant(play, 'filings', toWire({ with: authority, phase, reference, lateReason }));
  },
  complement: (play, { changes = {}, narrative }) =>
    asDeclarant(play, 'complements', toWire({ ...changes, narrative })),
  contest: (play, { by, reason }) =>
    onSomeCase(play, ({ id }) =>
      play.product.askAs(addressOf(by), 'POST', `/cases/${id}/contest`, { body: { reason } }),
    ),
  consent: (play, { by, to, items, until }) =>
    asDeclarant(play, 'consents', toWire({ to, items, until }), by),
  set_aside: (play, { category, reason }) => desk(play, 'out-of-scope', { category, reason }),
  reroute: (play, step) => onSomeCase(play, (found) => reroute(play, found, step)),
  attach,
  share,
  inform_persons: (play, { count, means }) => asDeclarant(play, 'persons-informed', { count, means }),
  resolve: (play, { causes }) => desk(play, 'resolve', { causes }),
  close: (play) => desk(play, 'close'),
  pass: () => Promise.resolve(null),
};

/** Plays one step through the public interface. @returns what the product refused, or null */
export async function playStep(play: Play, step: ScenarioStep): Outcome {
  const act = STEPS[step.do] as (play: Play, step: ScenarioStep) => Outcome;
  try {
    return await act(play, step);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
