import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './cruise';

// A file that does not exist, in the room whose rules are asked.
const ROOMS = {
  domain: 'libs/domain/src/planted.ts',
  persistence: 'libs/persistence/src/planted.ts',
  settings: 'libs/platform/src/settings/planted.ts',
  api: 'apps/api/src/planted.ts',
  migrations: 'migrations/planted.ts',
  data: 'libs/domain/src/planted.data.ts',
  spec: 'libs/domain/src/planted.spec.ts',
};
type Room = keyof typeof ROOMS;

const lines = (count: number) => 'export {};\n'.repeat(count);
const branches = (count: number) => 'if (b) return 1; '.repeat(count);

const FAULTS: [rule: string, room: Room, code: string][] = [
  ['has no clock', 'domain', 'export const a = Date.now();'],
  ['has no clock', 'domain', 'export const a = new Date();'],
  ['has no clock', 'domain', 'export const a = Date();'],
  ['draws no lots', 'domain', 'export const a = Math.random();'],
  ['time zone', 'domain', 'export const a = new Date(0).getHours();'],
  ['waits for nothing', 'domain', 'export const a = async (): Promise<void> => {};'],
  ['waits for nothing', 'domain', 'export const a = await Promise.resolve(1);'],
  ['waits for nothing', 'domain', 'for await (const b of []) void b;'],
  ['imports nothing', 'domain', "export const a = () => import('node:fs');"],
  ['no-restricted-globals', 'domain', 'export const a = process.pid;'],
  ['no-restricted-globals', 'domain', 'export const a = crypto.randomUUID();'],
  ['no-restricted-globals', 'domain', 'setTimeout(() => undefined, 1);'],
  ['one door', 'api', 'export const a = process.env.HOME;'],
  ['one door', 'api', 'export const a = globalThis.process.env;'],
  ['one door', 'api', 'export const { env } = process;'],
  ['no-restricted-imports', 'api', "export { env } from 'node:process';"],
  ['one door', 'migrations', 'export const a = process.env.HOME;'],
  ['no-console', 'api', "console.log('x');"],
  [
    'written into SQL',
    'persistence',
    'export const a = (c: { query(s: string): unknown }, id: string) => c.query(`select ${id}`);',
  ],
  ['HTML', 'api', 'export const a = (name: string) => `<p>${name}</p>`;'],
  ['@typescript-eslint/no-floating-promises', 'api', 'Promise.resolve(1);'],
  ['@typescript-eslint/no-misused-promises', 'api', '[1].forEach(async () => { await Promise.resolve(); });'],
  ['@typescript-eslint/await-thenable', 'api', 'export const a = async () => { await 1; };'],
  [
    '@typescript-eslint/switch-exhaustiveness-check',
    'api',
    "export function a(b: 'x' | 'y'): void { switch (b) { case 'x': return; } }",
  ],
  [
    '@typescript-eslint/consistent-type-imports',
    'api',
    "import { Stats } from 'node:fs';\nexport type A = Stats;",
  ],
  ['@typescript-eslint/no-explicit-any', 'api', 'export const a = (b: any) => b;'],
  ['@typescript-eslint/only-throw-error', 'api', "export const a = () => { throw 'x'; };"],
  ['max-params', 'api', 'export const a = (b: 1, c: 1, d: 1, e: 1, f: 1) => [b, c, d, e, f];'],
  [
    'max-depth',
    'api',
    'export function a(b: boolean) { if (b) { while (b) { if (b) { while (b) { return 1; } } } } return 2; }',
  ],
  ['max-lines', 'api', lines(301)],
  ['complexity', 'api', `export function a(b: boolean) { ${branches(12)} return 2; }`],
  ['max-lines-per-function', 'api', `export function a() {\n${'  void 0;\n'.repeat(41)}}`],
  ['focused test', 'spec', "it.only('x', () => undefined);"],
];

const PERMITTED: [what: string, room: Room, code: string][] = [
  [
    'SQL with a constant fragment',
    'persistence',
    "const LATER = 'now()';\nexport const a = (c: { query(s: string): unknown }) => c.query(`select ${LATER}`);",
  ],
  ['a date made from an instant', 'domain', 'export const a = (now: number) => new Date(now).getUTCHours();'],
  ['the environment, behind its door', 'settings', 'export const a = process.env.HOME;'],
  ['a terminal message of a migration', 'migrations', "console.log('x');"],
  ['long data', 'data', lines(400)],
  [
    'a value import that Nest needs at run time',
    'api',
    "import { Stats } from 'node:fs';\ndeclare const Route: (target: object, key: string) => void;\nexport class A { @Route b(_c: Stats): void {} }",
  ],
  [
    'SQL with parameters',
    'persistence',
    "export const a = (c: { query(s: string, v: string[]): unknown }, id: string) => c.query('select $1', [id]);",
  ],
];

describe('the lint rules', () => {
  let said: string[][];

  beforeAll(() => {
    const snippets = [...FAULTS, ...PERMITTED].map(([, room, code]) => ({ path: ROOMS[room], code }));
    const run = spawnSync(process.execPath, [join(__dirname, 'lint-snippets.mjs')], {
      cwd: ROOT,
      input: JSON.stringify(snippets),
      encoding: 'utf8',
    });
    if (run.status !== 0) throw new Error(run.stderr);
    said = JSON.parse(run.stdout);
  }, 120_000);

  it.each(FAULTS.map(([rule, room, code], index) => [rule, room, code.slice(0, 70), index] as const))(
    '%s: fires in %s: %s',
    (rule, _room, _code, index) => {
      expect(said[index]?.join('\n')).toContain(rule);
    },
  );

  it.each(PERMITTED.map(([what, room], index) => [what, room, index] as const))(
    'leave alone %s, in %s',
    (_what, _room, index) => {
      expect(said[FAULTS.length + index]).toEqual([]);
    },
  );
});
