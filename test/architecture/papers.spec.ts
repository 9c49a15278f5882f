import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ACTS, OBLIGATION_STATES } from '#domain/obligations';
import { LEVELS } from '#domain/qualification';
import { STATUSES } from '#domain/cases';
import { TLP_LABELS } from '#domain/marking';
import { ROOT } from './cruise';
import { repositoryFiles } from './source-files';

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const papers = repositoryFiles().filter((file) => /\.md$/.test(file));

describe('the papers', () => {
  it.each(papers)('%s links only to files that exist', (paper) => {
    const links = [...read(paper).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(ROOT, dirname(paper), link)))).toEqual([]);
  });

  it.each(papers)('%s names only folders and files that exist', (paper) => {
    const named = [...read(paper).matchAll(/`((?:apps|libs|migrations|scripts|test|docs)\/[\w./-]+)`/g)];
    const paths = named.map(([, path = '']) => path).filter((path) => !path.startsWith('apps/web'));
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('give every word of the closed lists of the domain a line in the glossary', () => {
    const glossary = read('docs/glossary.md');
    const words = [...STATUSES, ...ACTS, ...OBLIGATION_STATES, ...LEVELS, ...TLP_LABELS];
    expect(words.filter((word) => !glossary.includes(`\`${word}\``))).toEqual([]);
  });

  it('list every decision, numbered without a gap', () => {
    const decisions = repositoryFiles().filter((file) => /^docs\/adr\/\d{4}-/.test(file));
    const numbers = decisions.map((file) => Number(basename(file).slice(0, 4))).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    const list = read('docs/adr/README.md');
    expect(decisions.filter((file) => !list.includes(`](${basename(file)})`))).toEqual([]);
  });

  it('give each decision a context, a decision, consequences and a way back', () => {
    const parts = ['## Context', '## Decision', '## Consequences', '## What would make us go back'];
    const decisions = papers.filter((file) => /^docs\/adr\/\d{4}-/.test(file));
    expect(decisions.filter((file) => parts.some((part) => !read(file).includes(part)))).toEqual([]);
  });

  it('carry the whole licence: fifteen articles and the appendix', () => {
    const licence = read('LICENSE');
    for (let article = 1; article <= 15; article += 1) {
      expect(licence).toMatch(new RegExp(`^${article}\\.\\s*[A-Z]`, 'm'));
    }
    expect(licence).toContain('Compatible Licences’ according to Article 5 EUPL');
  });
});
