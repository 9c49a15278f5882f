import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as access from '#domain/access';
import * as marking from '#domain/marking';
import * as cases from '#domain/cases';
import * as obligations from '#domain/obligations';
import * as retention from '#domain/retention';
import * as settings from '#platform/settings';
import * as routes from '../../apps/api/src/http/declared-routes';
import * as rights from '../../migrations/rights.data';
import { ROOT } from './cruise';
import { sourceFiles } from './source-files';

const PAGES = [
  'docs/settings.md',
  'docs/obligations.md',
  'docs/workflow.md',
  'docs/access-matrix.md',
  'docs/retention.md',
];

interface Printer {
  gatherSources: (modules: Record<string, object>) => object;
  printPapers: (sources: object) => Record<string, string>;
}

describe('the printed pages', () => {
  let printed: Record<string, string>;

  beforeAll(async () => {
    const files = sourceFiles('apps/api').filter((file) => file.endsWith('.controller.ts'));
    const controllers = (await Promise.all(files.map((file) => import(join(ROOT, file))))) as object[];
    const modules = {
      settings,
      obligations,
      cases,
      access,
      marking,
      retention,
      rights,
      routes,
      controllers,
    };
    // A script has no types of its own: it is imported by path.
    const printer = (await import(join(ROOT, 'scripts/papers/papers.mjs'))) as Printer;
    printed = printer.printPapers(printer.gatherSources(modules));
  });

  it('are these', () => {
    expect(Object.keys(printed)).toEqual(PAGES);
  });

  it.each(PAGES)('%s says what the sources say; `npm run docs` prints it again', (file) => {
    expect(readFileSync(join(ROOT, file), 'utf8')).toBe(printed[file]);
  });

  it('name every setting, rule, status, capability and table', () => {
    const names = [
      ...settings.SETTINGS.map((setting) => setting.name),
      ...obligations.RULES.map(({ id, version }) => `### ${id}, version ${version}`),
      ...obligations.PRINCIPLES.map(({ number }) => `### Principe ${number}`),
      ...Object.keys(cases.TRANSITIONS),
      ...cases.STATUSES,
      ...access.CAPABILITIES,
      ...Object.keys(rights.CASE_TABLES),
    ];
    const text = Object.values(printed).join('\n');
    expect(names.filter((name) => !text.includes(name))).toEqual([]);
  });

  it('name every route that a person or a program may call, each with its rule', () => {
    const rows = printed['docs/access-matrix.md']!.split('\n').filter((line) => line.includes('/api/v1/'));
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((row) => row.includes('undefined'))).toEqual([]);
  });
});
