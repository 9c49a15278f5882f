import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { clientsOf, type Client } from '../builders/clients';
import { REPOSITORY } from '../harness/child-process';
import { importClients } from '../harness/import-clients';
import { startInstallation, type Installation } from '../harness/installation';
import { readClients } from '../scenarios/directory-clients';
import { growOutage } from '../scenarios/grow-outage';
import { playScenario, printLine, type Outcome } from '../scenarios/play-scenario';
import { readScenario } from '../scenarios/scenario-format';

const OWN = path.join(REPOSITORY, 'test/scenarios/files');
/** Cases that a group keeps beside its checkouts; played when they are there. */
const NEXT_DOOR = path.join(REPOSITORY, '../shared/cases');
/** Cases whose rules are all in the rulebook; what the others still miss is printed. */
const MUST_HOLD = ['C1', 'C2', 'C3', 'C5'];
const PUBLIC_LIST = path.join(REPOSITORY, '../shared/data/facilities-sae-2023.csv');
const CLIENTS = 300;
const LONG_MS = 300_000;
/** Of what must hold: as long as a machine may take that does much else besides. */
const PATIENT_MS = 120_000;

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

async function playAlone(
  name: string,
  scenario: ReturnType<typeof readScenario>,
  { directory = [], patienceMs }: { directory?: readonly Client[]; patienceMs?: number } = {},
): Promise<Outcome> {
  let installation: Installation | undefined;
  try {
    installation = await startInstallation({ suite: name });
    await importClients(installation, directory);
    const { url, mailbox, password } = installation;
    const outcome = await playScenario(scenario, { url, mailbox, password, patienceMs });
    if (!outcome.held) process.stdout.write(installation.warnings().join('\n'));
    return outcome;
  } finally {
    await installation?.stop();
  }
}

const shortfalls = ({ lines }: Outcome) => lines.filter(({ held }) => !held).map(printLine);

describe('the outage of a provider', () => {
  it(
    'holds completely with three hundred clients of the directory, within the hour',
    async () => {
      const clients = existsSync(PUBLIC_LIST) ? readClients(PUBLIC_LIST, CLIENTS) : clientsOf(CLIENTS);
      expect(clients).toHaveLength(CLIENTS);
      const short = readScenario(readFileSync(path.join(OWN, 'provider-outage.json'), 'utf8'));
      const outcome = await playAlone('C4-grown', growOutage(short, clients), {
        directory: clients,
        patienceMs: PATIENT_MS,
      });
      expect(shortfalls(outcome)).toEqual([]);
      expect(outcome.references).toHaveLength(CLIENTS + 1);
    },
    3 * LONG_MS,
  );
});

describe('a real case', () => {
  it.each(complete)(
    'holds completely: $name',
    async ({ name, scenario }) => {
      const outcome = await playAlone(name, scenario, { patienceMs: PATIENT_MS });
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
