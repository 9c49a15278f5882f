import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { REPOSITORY } from '../harness/child-process';
import { startInstallation, type Installation } from '../harness/installation';
import { playScenario, printLine, type Outcome } from '../scenarios/play-scenario';
import { readScenario } from '../scenarios/scenario-format';

const OWN = path.join(REPOSITORY, 'test/scenarios/files');
/** Cases that a group keeps beside its checkouts; played when they are there. */
const NEXT_DOOR = path.join(REPOSITORY, '../shared/cases');
/** Cases whose rules are all in the rulebook; what the others still miss is printed. */
const MUST_HOLD = ['C3'];
const LONG_MS = 180_000;

const filesIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => path.join(folder, name))
    : [];

const cases = [...filesIn(OWN), ...filesIn(NEXT_DOOR)].map((file) => {
  const scenario = readScenario(readFileSync(file, 'utf8'));
  return {
    name: path.basename(file),
    scenario,
    complete: file.startsWith(OWN) || MUST_HOLD.includes(scenario.id),
  };
});
const complete = cases.filter((found) => found.complete);
const incomplete = cases.filter((found) => !found.complete);

async function playAlone(name: string, scenario: ReturnType<typeof readScenario>): Promise<Outcome> {
  let installation: Installation | undefined;
  try {
    installation = await startInstallation({ suite: name });
    const { url, mailbox, password } = installation;
    const outcome = await playScenario(scenario, { url, mailbox, password });
    if (!outcome.held) process.stdout.write(installation.warnings().join('\n'));
    return outcome;
  } finally {
    await installation?.stop();
  }
}

const shortfalls = ({ lines }: Outcome) => lines.filter(({ held }) => !held).map(printLine);

describe('a real case', () => {
  it.each(complete)(
    'holds completely: $name',
    async ({ name, scenario }) => {
      const outcome = await playAlone(name, scenario);
      expect(shortfalls(outcome)).toEqual([]);
      expect(outcome.lines.length).toBeGreaterThan(0);
    },
    LONG_MS,
  );

  if (incomplete.length > 0)
    it.each(incomplete)(
      'is played to its end, and says what it misses: $name',
      async ({ name, scenario }) => {
        const outcome = await playAlone(name, scenario);
        const missing = shortfalls(outcome);
        process.stdout.write(
          `${[`${outcome.id}: ${missing.length} of ${outcome.lines.length} fall short`, ...missing].join('\n  ')}\n`,
        );
        expect(outcome.references.length).toBeGreaterThan(0);
      },
      LONG_MS,
    );
});
