import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cruise, ROOT, type Cruise } from './cruise';
import { repositoryFiles } from './source-files';

const PLANTED = join(ROOT, 'test/architecture/planted');

describe('the import rules', () => {
  let planted: Cruise;

  beforeAll(async () => {
    planted = await cruise(PLANTED, ['apps', 'libs', 'test']);
  }, 60_000);

  it('each fire on the file that breaks them', () => {
    const fired = new Set(planted.violations.map((violation) => violation.rule.name));
    expect([...fired].sort()).toEqual([...planted.ruleNames].sort());
  });

  it('fire on the planted files only, each under its own name', () => {
    for (const { from, rule } of planted.violations) expect(basename(from)).toContain(rule.name);
  });

  it('leave no planted fault unseen', () => {
    const faults = planted.modules.filter((file) =>
      planted.ruleNames.some((name) => basename(file).startsWith(name)),
    );
    const seen = new Set(planted.violations.map((violation) => violation.from));
    expect(faults.filter((file) => !seen.has(file))).toEqual([]);
    expect(faults.length).toBeGreaterThanOrEqual(planted.ruleNames.length);
  });

  it('see through the package aliases, to sources', () => {
    const throughAlias = planted.violations.find(({ from }) => from.endsWith('imports-nothing-alias.ts'));
    expect(throughAlias?.to).toBe('libs/platform/src/clock/index.ts');
  });

  it('see a fault at the end of a chain of imports', () => {
    expect(planted.violations.map(({ from }) => basename(from))).toContain('api-reaches-no-channel-chain.ts');
  });
});

describe('the repository', () => {
  let real: Cruise;
  const rooms = ['apps', 'libs', 'migrations', 'test'].filter((room) =>
    repositoryFiles().some((file) => file.startsWith(`${room}/`)),
  );

  beforeAll(async () => {
    real = await cruise(ROOT, rooms);
  }, 120_000);

  it('breaks none of the import rules', () => {
    expect(real.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });

  it('gives the checker the same names that Node knows', () => {
    const known = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).imports;
    const read = JSON.parse(readFileSync(join(ROOT, 'tsconfig.imports.json'), 'utf8')).compilerOptions.paths;
    const sources = Object.entries<string>(known).map(([name, built]) => [
      name,
      [built.replace('./dist/', './').replace(/\.js$/, '.ts')],
    ]);
    expect(read).toEqual(Object.fromEntries(sources));
  });

  // A checker that cannot read TypeScript reports no violation either.
  it('is really read: at least four source files in five', () => {
    const sources = repositoryFiles().filter((file) => /^(apps|libs)\/.*\.tsx?$/.test(file));
    const read = new Set(real.modules);
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((file) => read.has(file)).length).toBeGreaterThanOrEqual(0.8 * sources.length);
  });
});
