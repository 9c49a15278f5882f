import { basename } from 'node:path';
import { linesOf, repositoryFiles, sourceFiles } from './source-files';

const LINES_MAX = 300;
const IMPORTS_MAX = 12;
const PATH_MAX = 90;
const DEPTH_MAX = 6;

const SUFFIXES =
  'module controller request response presenter table repository mapper message channel job handler data spec journey'.split(
    ' ',
  );
const ATTICS = /(^|\/)(common|shared|core|utils?|helpers?|misc|lib)\//;
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const code = sourceFiles('apps', 'libs', 'migrations', 'scripts', 'test');
const styles = repositoryFiles().filter((file) => file.startsWith('apps/') && file.endsWith('.css'));
const isPlanted = (file: string) => file.startsWith('test/architecture/planted/');
const isData = (file: string) => file.endsWith('.data.ts');

describe('the shape of the repository', () => {
  it(`keeps files under ${LINES_MAX} lines, data apart`, () => {
    expect(styles).not.toEqual([]);
    const long = [...code, ...styles].filter((file) => !isData(file) && linesOf(file).length > LINES_MAX);
    expect(long).toEqual([]);
  });

  it(`keeps paths under ${PATH_MAX} characters and ${DEPTH_MAX} levels of folders`, () => {
    const files = repositoryFiles();
    expect(files.filter((file) => file.length > PATH_MAX)).toEqual([]);
    expect(files.filter((file) => !isPlanted(file) && file.split('/').length - 1 > DEPTH_MAX)).toEqual([]);
  });

  it('names files in kebab-case, with a suffix of the closed list or none', () => {
    const strange = code.filter((file) => {
      // The name that Vite looks for.
      if (basename(file) === 'vite.config.ts') return false;
      const [noun = '', ...rest] = basename(file)
        .replace(/\.(tsx?|mjs)$/, '')
        .split('.');
      const suffix = rest.length > 1 ? rest.join('.').replace(/\.spec$/, '') : rest.join('.');
      return !NAME.test(noun) || (suffix !== '' && !SUFFIXES.includes(suffix));
    });
    expect(strange).toEqual([]);
  });

  it('has no folder that means nothing', () => {
    expect(code.filter((file) => ATTICS.test(file))).toEqual([]);
  });

  it('begins each index.ts with a sentence that says what the folder is', () => {
    const silent = code.filter((file) => basename(file) === 'index.ts' && !saysWhatItIs(file));
    expect(silent).toEqual([]);
  });

  it('leaves no note to self, no machine path and no focused test', () => {
    const marks = new RegExp(['TO' + 'DO\\b', 'FIX' + 'ME', 'XX' + 'X\\b', '/wo' + 'rk/'].join('|'));
    expect(code.filter((file) => linesOf(file).some((line) => marks.test(line)))).toEqual([]);
  });

  // Printed so that drift shows in the output of every run.
  it('prints its size', () => {
    const lines = code.filter((file) => !isData(file)).map((file) => linesOf(file).length);
    const imports = sourceFiles('apps', 'libs').map(importsOf);
    process.stdout.write(
      `\n${code.length} files · lines ${figures(lines)} · imports ${figures(imports)} · test/source ${ratio()}\n`,
    );
    expect(lines.length).toBeGreaterThan(0);
  });

  it(`keeps imports at ${IMPORTS_MAX} a file, modules and entry points apart`, () => {
    const wired = /(\.module|main|index|create-app)\.tsx?$/;
    const busy = sourceFiles('apps', 'libs', 'migrations').filter((file) => importsOf(file) > IMPORTS_MAX);
    expect(busy.filter((file) => !wired.test(file))).toEqual([]);
  });
});

function saysWhatItIs(file: string): boolean {
  return (
    /^(\/\/|\/\*\*?)\s*\S{2,}/.test(linesOf(file)[0] ?? '') || /^\s*\*\s+\S+/.test(linesOf(file)[1] ?? '')
  );
}

function importsOf(file: string): number {
  return linesOf(file).filter((line) => /^(import\b|} from ')/.test(line) && / from |^import '/.test(line))
    .length;
}

function figures(values: number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return `median ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)}`;
}

function ratio(): string {
  const size = (files: string[]) => files.reduce((sum, file) => sum + linesOf(file).length, 0);
  const isTest = (file: string) => /\.spec\.ts$/.test(file) || file.startsWith('test/');
  const source = size(sourceFiles('apps', 'libs', 'migrations').filter((file) => !isTest(file)));
  return (size(code.filter(isTest)) / Math.max(1, source)).toFixed(2);
}
