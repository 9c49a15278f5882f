import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLeakedPasswords } from '.';

describe('a password that the world knows', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-leaked-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['123456789012', true],
    ['QWERTYUIOP12', true],
    ['aaaaaaaaaaaa', true],
    ['abcabcabcabc', true],
    ['trois mouettes sur un quai', false],
    ['correct-cheval-pile-agrafe', false],
  ])('%s: %s', async (password, leaked) => {
    expect((await readLeakedPasswords(''))(password)).toBe(leaked);
  });

  it('may be of the operator’s own list, whatever its case or its Unicode form', async () => {
    const file = join(folder, 'own.txt');
    writeFileSync(file, 'Hôpital-de-Demain-2026\r\nshort\n');
    const isLeaked = await readLeakedPasswords(file);
    expect(isLeaked('hôpital-de-demain-2026'.normalize('NFD'))).toBe(true);
    expect(isLeaked('un autre mot de passe')).toBe(false);
  });

  it('is not looked up in a list that cannot be read: the process does not start', async () => {
    await expect(readLeakedPasswords(join(folder, 'absent.txt'))).rejects.toThrow('ENOENT');
  });
});
