import { DECLARATION } from './declaration-format';
import { ORGANISATION, PERSONA } from './organisation-format';
import type { Scenario } from './scenario';
import { STEP } from './step-format';
import { flag, instant, list, matching, oneOf, orNull, positive, shape, text, whole } from './strict-reading';
import type { Reader } from './strict-reading';
import { ACTS, ANSWERS, INDENTS, LEVELS, STATES, TLP } from './vocabulary.data';

/** Thrown for a file that is no scenario; `faults` names every key that is wrong, each with its path. */
export class ScenarioRefused extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

const FACILITY = shape(
  { key: text, name: text },
  {
    finess_et: orNull(text),
    siret: orNull(text),
    type: orNull(text),
    department: orNull(text),
    ose: orNull(oneOf(ANSWERS)),
  },
);

const OBLIGATION: Record<string, Reader> = {
  debtor: matching(/^(cert|facility|facility:.+)$/, 'cert, facility or facility:<key>'),
  act: oneOf(ACTS),
  creditor: ORGANISATION,
  due: instant,
  state: oneOf(STATES),
};

const EXPECT = shape(
  {},
  {
    status: text,
    level: oneOf(LEVELS),
    because: list(oneOf(INDENTS)),
    obligations: list(shape({}, { ...OBLIGATION, after_step: whole })),
    never: list(shape({}, OBLIGATION)),
    mails: list(shape({ to: ORGANISATION }, { tlp: oneOf(TLP), encrypted: flag, count: whole })),
    unseen_by: list(PERSONA),
    timings: shape({}, { declaration_to_page_s: positive }),
  },
);

const SCENARIO = shape(
  { id: text, facilities: list(FACILITY), declarations: list(DECLARATION) },
  { title: text, source: text, desk: text, steps: list(STEP), expect: EXPECT },
);

/**
 * Reads one scenario strictly: a key or a word that the format does not have is an error, never ignored.
 * @throws ScenarioRefused when the text is not JSON or not a scenario
 */
export function readScenario(json: string): Scenario {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new ScenarioRefused([`not JSON: ${error instanceof Error ? error.message : String(error)}`]);
  }
  const faults: string[] = [];
  SCENARIO(value, '', faults);
  if (faults.length > 0) throw new ScenarioRefused(faults);
  const scenario = { steps: [], expect: {}, ...(value as Partial<Scenario>) } as Scenario;
  const broken = brokenReferences(scenario);
  if (broken.length > 0) throw new ScenarioRefused(broken);
  return scenario;
}

/** Keys and numbers that point at nothing in the file. */
function brokenReferences({ facilities, declarations, steps, expect }: Scenario): string[] {
  const faults: string[] = [];
  const keys = facilities.map(({ key }) => key);
  const known = (key: string, path: string) =>
    keys.includes(key) ? undefined : faults.push(`${path}: no facility has the key ${JSON.stringify(key)}`);
  if (declarations.length === 0) faults.push('declarations: at least one expected');
  keys.forEach((key, i) => keys.indexOf(key) === i || faults.push(`facilities[${i}].key: used twice`));
  declarations.forEach(({ facility }, i) => known(facility, `declarations[${i}].facility`));
  steps.forEach((step, i) => {
    if (step.do === 'consent') known(step.by, `steps[${i}].by`);
    if (step.do === 'reroute') known(step.facility, `steps[${i}].facility`);
  });
  for (const name of ['obligations', 'never'] as const)
    expect[name]?.forEach(({ debtor, after_step: after }, i) => {
      const path = `expect.${name}[${i}]`;
      if (debtor?.startsWith('facility:')) known(debtor.slice('facility:'.length), `${path}.debtor`);
      if (after === undefined || (after >= 1 && after <= steps.length)) return;
      faults.push(`${path}.after_step: 1 to ${steps.length} expected, ${after} found`);
    });
  return faults;
}
