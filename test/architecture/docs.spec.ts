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
import { MIGRATIONS } from '#migrations';
import * as rights from '../../migrations/rights.data';
import { CASE_RIGHTS, OTHERS } from '../access/rights.data';
import { ROOT } from './cruise';
import { sourceFiles } from './source-files';

const PAGES = [
  'docs/settings.md',
  'docs/obligations.md',
  'docs/workflow.md',
  'docs/access-matrix.md',
  'docs/retention.md',
];

interface Sources {
  granted: { table: string; role: string; verbs: string[] }[];
}
interface Printer {
  gatherSources: (modules: Record<string, object>) => Promise<Sources>;
  printPapers: (sources: object) => Record<string, string>;
}

describe('the printed pages', () => {
  let printed: Record<string, string>;
  let sources: Sources;

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
      migrations: MIGRATIONS.slice(-2),
      routes,
      controllers,
    };
    // A script has no types of its own: it is imported by path.
    const printer = (await import(join(ROOT, 'scripts/papers/papers.mjs'))) as Printer;
    sources = await printer.gatherSources(modules);
    printed = printer.printPapers(sources);
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

  it('say of each role what it may do with each table, as the access tests hold the database to it', () => {
    const words = { s: 'select', i: 'insert', u: 'update', d: 'delete' } as const;
    const held = Object.entries({ ...CASE_RIGHTS, ...OTHERS }).flatMap(([table, roles]) =>
      Object.entries(roles).flatMap(([role, right]) =>
        Object.keys(right).map((verb) => `${table} vigie_${role} ${words[verb as 's']}`),
      ),
    );
    const granted = sources.granted.flatMap(({ table, role, verbs }) =>
      verbs.map((verb) => `${table} ${role} ${verb.split(' ')[0]}`),
    );
    // The clock moves only where a demonstration was seeded, as the tests are; the migrations let nobody move it.
    const seeded = ['clock_offset vigie_api update'];
    expect([...new Set([...granted, ...seeded])].sort()).toEqual(held.sort());
    const page = printed['docs/access-matrix.md']!;
    const unsaid = sources.granted.filter(
      ({ table, role }) => !page.includes(`\`${table}\``) || !page.includes(role),
    );
    expect(unsaid).toEqual([]);
  });

  it('name every route that a person or a program may call, each with its rule', () => {
    const rows = printed['docs/access-matrix.md']!.split('\n').filter((line) => line.includes('/api/v1/'));
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((row) => row.includes('undefined'))).toEqual([]);
  });
});
