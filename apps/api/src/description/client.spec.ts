import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { REPOSITORY } from '../../../../test/harness/child-process';
import { previewApi } from '../../../../test/harness/preview-api';

/** What somebody writes with the generated types: it compiles while names and nullability are those of the API. */
const USE = `
  import type { components, operations } from './api';
  type Receipt = operations['declarations_declare']['responses'][201]['content']['application/json'];
  type Case = components['schemas']['Case'];
  export const keep = ({ reference, followUpCode }: Receipt): string => reference + ':' + followUpCode;
  export const due = ({ obligations }: Case): (string | null)[] => obligations.map(({ clock }) => clock.dueAt);
  export const facility: components['schemas']['FacilityRequest'] = { name: 'CH', finess: null };
  export const systems: components['schemas']['OwnDeclarationRequest']['systems'] = ['imaging', 'mail'];
`;

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'vigie-client-'));
  const { api } = await previewApi();
  writeFileSync(path.join(folder, 'api.json'), JSON.stringify(api.description));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (program: string, ...args: string[]) =>
  execFileSync(process.execPath, [path.join(REPOSITORY, 'node_modules', program), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
const compile = (use: string) => {
  writeFileSync(path.join(folder, 'use.ts'), use);
  return run('ts7/bin/tsc', '--noEmit', '--strict', '--target', 'es2022', 'use.ts', 'api.ts');
};

describe('a client generated from the description', () => {
  beforeAll(() => run('openapi-typescript/bin/cli.js', 'api.json', '-o', 'api.ts'));

  it('compiles, and knows what may be null', () => {
    expect(compile(USE)).toBe('');
  });

  it('refuses a word that the API does not know', () => {
    expect(() => compile(USE.replace("'imaging'", "'kitchen'"))).toThrow();
  });
});
