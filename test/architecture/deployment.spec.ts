import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSettings, SETTINGS, type ProcessName } from '#platform/settings';
import { ROOT } from './cruise';
import { readComposition, readDockerfile, readOperatorFile } from './deployment-files';

const { services, networks } = readComposition();
const dockerfile = readDockerfile();
const OURS: ProcessName[] = ['migrate', 'api', 'worker'];
const sees = (service: string) => services[service]?.networks ?? [];

function expectProgram(file: string | undefined): void {
  expect(file).toMatch(/^dist\/.*\.js$/);
  const source = file?.replace(/^dist\//, '').replace(/\.js$/, '.ts') ?? '';
  expect({ source, exists: existsSync(join(ROOT, source)) }).toEqual({ source, exists: true });
  if (existsSync(join(ROOT, 'dist'))) expect(existsSync(join(ROOT, file ?? ''))).toBe(true);
}

describe('docker-compose.yml', () => {
  it.each(OURS)('gives %s only settings that exist and that it uses', (name) => {
    const known = SETTINGS.filter((setting) => setting.usedBy.includes(name)).map(({ name }) => name);
    expect(Object.keys(services[name]?.environment ?? {}).filter((key) => !known.includes(key))).toEqual([]);
  });

  it.each(OURS)('gives %s every setting without which it refuses to start', (name) => {
    expect(() =>
      loadSettings(name, { ...services[name]?.environment, NODE_ENV: 'production' }),
    ).not.toThrow();
  });

  it.each(OURS)('starts %s from a program that the build makes', (name) => {
    expect(services[name]?.command?.[0]).toBe('node');
    expectProgram(services[name]?.command?.[1]);
  });

  it('keeps the owner of the database from everybody but the migrations', () => {
    const owners = OURS.filter((name) => services[name]?.environment?.DATABASE_URL);
    expect(owners).toEqual(['migrate']);
    for (const name of ['api', 'worker']) {
      expect(JSON.stringify(services[name]?.environment)).not.toContain('migrator');
    }
  });

  it('gives each role of the database to one process only', () => {
    const rolesOf = (name: string) =>
      Object.values(services[name]?.environment ?? {}).flatMap(
        (value) => value.match(/vigie_\w+(?=:)/) ?? [],
      );
    expect(rolesOf('api')).toEqual(['vigie_api', 'vigie_intake']);
    expect(rolesOf('worker')).toEqual(['vigie_worker', 'vigie_sealer']);
  });

  it('gives the API no network on which Redis or the mail relay listens', () => {
    const meets = (one: string, other: string) => sees(one).some((network) => sees(other).includes(network));
    expect(meets('api', 'redis')).toBe(false);
    expect(meets('api', 'mail')).toBe(false);
    expect(meets('worker', 'redis') && meets('worker', 'mail') && meets('api', 'postgres')).toBe(true);
  });

  it('opens nothing to the outside but the proxy, and no way out from the data', () => {
    expect(Object.keys(services).filter((name) => services[name]?.ports)).toEqual(['proxy']);
    for (const name of ['postgres', 'redis']) {
      expect(sees(name).every((network) => networks[network]?.internal)).toBe(true);
    }
  });

  it('keeps Redis on disk and never lets it forget', () => {
    const command = services.redis?.command?.join(' ') ?? '';
    expect(command).toContain('--appendonly yes');
    expect(command).toContain('--maxmemory-policy noeviction');
  });

  it('runs two of each program', () => {
    expect([services.api?.deploy?.replicas, services.worker?.deploy?.replicas]).toEqual([2, 2]);
  });

  it('pins each foreign image to a major version', () => {
    for (const { image, build } of Object.values(services)) {
      if (!build) expect(image).toMatch(/:v?\d+/);
    }
  });

  it('asks the operator for nothing that it does not use', () => {
    const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
    expect(Object.keys(readOperatorFile()).filter((name) => !text.includes(`\${${name}`))).toEqual([]);
  });
});

describe('the Dockerfile', () => {
  const last = Math.max(...dockerfile.map((instruction) => instruction.stage));
  const final = dockerfile.filter((instruction) => instruction.stage === last);
  const restOf = (word: string) => final.find((instruction) => instruction.word === word)?.rest;

  it('builds in stages on a pinned Node, and ships the last', () => {
    expect(last).toBeGreaterThanOrEqual(2);
    const bases = dockerfile.filter(({ word }) => word === 'FROM').map(({ rest }) => rest.split(' ')[0]);
    for (const base of bases) expect(base).toBe('node:24-slim');
  });

  it('ships neither compiler nor development packages', () => {
    expect(final.filter(({ word }) => word === 'RUN')).toEqual([]);
    const packages = dockerfile.find(({ stage, rest }) => stage === 0 && rest.startsWith('npm'));
    expect(packages?.rest).toContain('--omit=dev');
    expect(final.map(({ rest }) => rest)).toContain('--from=packages /app/node_modules ./node_modules');
  });

  it('runs as an ordinary user', () => {
    expect(restOf('USER')).toBe('node');
  });

  it('knows whether the API is well', () => {
    const check = final.find(({ word }) => word === 'HEALTHCHECK')?.rest;
    expect(check).toContain('/api/v1/health');
  });

  it('starts a program that the build makes', () => {
    expectProgram(JSON.parse(restOf('CMD') ?? '[]')[1]);
  });

  it('copies only what exists and is not kept out', () => {
    const kept = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n');
    const copied = dockerfile
      .filter(({ word, rest }) => word === 'COPY' && !rest.startsWith('--from'))
      .flatMap(({ rest }) => rest.split(' ').slice(0, -1));
    expect(copied.filter((file) => !existsSync(join(ROOT, file)) || kept.includes(file))).toEqual([]);
  });

  it('sets no variable that nothing reads', () => {
    const known = new Set(['NODE_ENV', ...SETTINGS.map(({ name }) => name)]);
    const set = dockerfile.filter(({ word }) => word === 'ENV').map(({ rest }) => rest.split('=')[0] ?? '');
    expect(set.filter((name) => !known.has(name))).toEqual([]);
  });
});
