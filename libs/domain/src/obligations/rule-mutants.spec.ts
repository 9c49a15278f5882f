import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PRINCIPLES, RULES } from '.';
import { surviveMutation, type PrintPage } from '../../../../test/mutants/rule-mutants';

const ROOT = join(__dirname, '../../../..');

describe('the checks of the rulebook', () => {
  it('see every mutant of every entry; `npm run mutants` names those that live', async () => {
    // A script has no types of its own: it is imported by path.
    const page = join(ROOT, 'scripts/papers/obligations-page.mjs');
    const { obligationsPage } = (await import(page)) as { obligationsPage: PrintPage };
    const { mutants, survivors } = surviveMutation(obligationsPage, ROOT);
    expect(survivors).toEqual([]);
    expect(mutants).toBeGreaterThan(20 * RULES.length + 10 * PRINCIPLES.length);
  });

  it('name those that live: on a page that never changes, every text and nothing else', () => {
    const committed = readFileSync(join(ROOT, 'docs/obligations.md'), 'utf8');
    const { survivors } = surviveMutation(() => committed, ROOT);
    expect(survivors).toHaveLength(4 * RULES.length + 11 * PRINCIPLES.length);
    expect(survivors.slice(0, 4)).toEqual(
      ['to', 'trigger', 'basis', 'because'].map((f) => `R01-declare v1: ${f}`),
    );
  });
});
