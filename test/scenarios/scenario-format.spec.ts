import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readScenario, ScenarioRefused } from './scenario-format';

const valid = readFileSync(join(__dirname, 'files/armentieres-2024.json'), 'utf8');

type Node = Record<string, never> & unknown[];

/** The valid file with one value written at a path like `steps[1].indents.safety_of_care`. */
function withValue(path: string, value: unknown): string {
  const root = JSON.parse(valid) as Node;
  const keys = path.split(/[.[\]]+/).filter(Boolean);
  const last = keys.pop()!;
  const parent = keys.reduce<Node>((node, key) => (node as never)[key] as Node, root);
  (parent as unknown as Record<string, unknown>)[last] = value;
  return JSON.stringify(root);
}

function faultsOf(json: string): readonly string[] {
  try {
    readScenario(json);
    return [];
  } catch (error) {
    if (error instanceof ScenarioRefused) return error.faults;
    throw error;
  }
}

describe('the scenario format', () => {
  it('takes a valid file as it is, and adds nothing that it does not say', () => {
    const { declarations } = readScenario(valid);
    expect(declarations[0]).not.toHaveProperty('origin', 'unknown');
    expect(declarations[0]).not.toHaveProperty('ended_at');
    expect(declarations[0]).not.toHaveProperty('tlp');
  });

  it.each([null, undefined])('takes a declarant without a mail address: %j', (email) => {
    expect(faultsOf(withValue('declarations[0].declarant.email', email))).toEqual([]);
  });

  it('takes a complement that changes the marking', () => {
    expect(faultsOf(withValue('steps[9].changes.tlp', 'RED'))).toEqual([]);
  });

  it.each([
    'colour',
    'facilities[0].colour',
    'declarations[0].colour',
    'declarations[0].declarant.colour',
    'declarations[0].data.colour',
    'steps[0].colour',
    'steps[1].indents.colour',
    'steps[2].reason',
    'steps[9].changes.colour',
    'steps[9].changes.data.colour',
    'expect.colour',
    'expect.obligations[0].colour',
    'expect.never[0].after_step',
    'expect.mails[0].colour',
    'expect.timings.colour',
    'constructor',
    'expect.toString',
  ])('names the unknown key %s by its path', (path) => {
    expect(faultsOf(withValue(path, 'blue'))).toEqual([`${path}: unknown key`]);
  });

  it('does not take __proto__ for a key that it knows', () => {
    expect(faultsOf(valid.replace('{', '{"__proto__":1,'))).toEqual(['__proto__: unknown key']);
  });

  it.each([
    'facilities[0].ose',
    'declarations[0].channel',
    'declarations[0].declarant.role',
    'declarations[0].incident_type',
    'declarations[0].origin',
    'declarations[0].perimeter',
    'declarations[0].systems[0]',
    'declarations[0].patient_danger',
    'declarations[0].operation',
    'declarations[0].measures[0]',
    'declarations[0].data.effects[0]',
    'declarations[0].data.personal',
    'declarations[0].data.health',
    'declarations[0].data.nir',
    'declarations[0].data.may_reveal_health',
    'declarations[0].others_may_be_hit',
    'declarations[0].tlp',
    'declarations[0].already_done[0].authority',
    'steps[0].do',
    'steps[1].indents.safety_of_care',
    'steps[8].with',
    'steps[10].phase',
    'expect.level',
    'expect.because[0]',
    'expect.obligations[0].act',
    'expect.obligations[0].state',
    'expect.never[0].act',
    'expect.mails[0].tlp',
  ])('checks the vocabulary of %s', (path) => {
    const json = path.includes('already_done')
      ? withValue('declarations[0].already_done', [{ authority: 'nonsense', at: '2024-02-11T03:00:00Z' }])
      : withValue(path, 'nonsense');
    const [fault, ...others] = faultsOf(json);
    expect(fault).toMatch(/: one of .+ expected, "nonsense" found$/);
    expect(fault!.startsWith(`${path}: `)).toBe(true);
    expect(others).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['id', 3],
    ['declarations[0].submitted_at', '2024-02-11T06:10:00'],
    ['declarations[0].submitted_at', '2024-02-31T06:10:00+01:00'.replace('02-31', '13-01')],
    ['declarations[0].declarant', 'Camille'],
    ['declarations[0].urgent', 'yes'],
    ['declarations[0].data.persons', 1.5],
    ['declarations[0].systems', 'directory'],
    ['steps[2].answered', 'yes'],
    ['steps[4].by', 'ars:99'],
    ['steps[4].by', 'Not A Code'],
    ['expect.obligations[0].debtor', 'somebody'],
    ['expect.obligations[0].debtor', 'facility:elsewhere'],
    ['expect.obligations[0].creditor', 'ars'],
    ['expect.obligations[0].due', 'tomorrow'],
    ['expect.obligations[0].after_step', 0],
    ['expect.obligations[0].after_step', 14],
    ['expect.mails[0].count', -1],
    ['expect.mails[0].encrypted', 'true'],
    ['expect.unseen_by[0]', 'ars:00'],
    ['expect.timings.declaration_to_page_s', 0],
    ['declarations', []],
    ['declarations[0].facility', 'elsewhere'],
  ])('refuses %s with %j and names it', (path, value) => {
    const faults = faultsOf(withValue(path, value));
    expect(faults).toHaveLength(1);
    expect(faults[0]!.startsWith(`${path}: `)).toBe(true);
  });

  it('names what is missing', () => {
    expect(faultsOf('{"id":"X"}')).toEqual(['facilities: missing', 'declarations: missing']);
    expect(faultsOf(withValue('steps[4]', { at: '2024-02-11T07:00:00Z', do: 'acknowledge' }))).toEqual([
      'steps[4].by: missing',
    ]);
  });

  it('refuses two facilities of one key, and a consent by nobody of the file', () => {
    const twice = withValue('facilities[1]', { key: 'hospital', name: 'Autre' });
    expect(faultsOf(twice)).toEqual(['facilities[1].key: used twice']);
    const step = {
      at: '2024-02-11T07:00:00Z',
      do: 'consent',
      by: 'nobody',
      to: 'anssi',
      items: ['identity'],
    };
    expect(faultsOf(withValue('steps[4]', step))[0]).toMatch(
      /^steps\[4\]\.by: no facility has the key "nobody"/,
    );
  });

  it('sets a case aside in a category, and reroutes a facility of the file to an agency or to none', () => {
    const at = '2024-02-11T07:00:00Z';
    const faults = (step: object) => faultsOf(withValue('steps[4]', { at, reason: 'Motif', ...step }));
    expect(faults({ do: 'set_aside', category: 'pharmacy' })).toEqual([]);
    expect(faults({ do: 'set_aside', category: 'boring' })[0]).toMatch(
      /^steps\[4\]\.category: one of pharmacy/,
    );
    expect(faults({ do: 'reroute', facility: 'hospital', ars: 'ars:53' })).toEqual([]);
    expect(faults({ do: 'reroute', facility: 'hospital', ars: null })).toEqual([]);
    expect(faults({ do: 'reroute', facility: 'hospital' })).toEqual(['steps[4].ars: missing']);
    expect(faults({ do: 'reroute', facility: 'hospital', ars: 'fssi' })[0]).toMatch(/^steps\[4\]\.ars: /);
    expect(faults({ do: 'reroute', facility: 'nobody', ars: null })[0]).toMatch(
      /^steps\[4\]\.facility: no facility has the key "nobody"/,
    );
  });

  it('lets only an agency contest', () => {
    const step = { at: '2024-02-11T07:00:00Z', do: 'contest', by: 'fssi', reason: 'Non' };
    expect(faultsOf(withValue('steps[4]', step))[0]).toMatch(/^steps\[4\]\.by: one of ars:01/);
  });

  it.each(['', '[1,', '[]', 'null', '"C3"'])('refuses %j, which is no scenario', (json) => {
    expect(faultsOf(json)).toHaveLength(1);
  });
});
