import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLeakedPasswords } from '.';

const ABOUT = ['jean.dupont@ch-exemple.example', 'CERT Santé de Bretagne'];
const folder = mkdtempSync(join(tmpdir(), 'vigie-leaked-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a password that the world knows', () => {
  it.each([
    ...['123456789012', '1234567891011', 'QWERTYUIOP12', 'azertyuiop123', 'azerqsdfwxcv', '1a2z3e4r5t6y'],
    ...['aaaaaaaaaaaa', 'abcabcabcabc', 'motdepassemotdepasse', 'iloveyou1234', 'Password2024!'],
    ...[
      'motdepasse123',
      'Bonjour123456',
      'administrateur',
      'P@ssw0rd-2024',
      'Hôpital-2026!',
      'Bienvenue2025',
    ],
    ...[
      'jean.dupont@ch-exemple.example',
      'Jean-Dupont-1978',
      'CERT-Sante-Bretagne',
      'vigievigie2026',
      'Vigie2026!!!',
    ],
  ])('is refused: %s', async (password) => {
    expect(await (await readLeakedPasswords(''))(password, ABOUT)).toBe(true);
  });

  it.each([
    ...['trois mouettes sur un quai', 'correct-cheval-pile-agrafe', 'correct horse battery staple'],
    ...['xkvqpwmzrtbn', '839274615028', 'mouettes grises 1978', 'tulipe!fourchette'],
  ])('no sort of character is asked for: %s', async (password) => {
    expect(await (await readLeakedPasswords(''))(password, ABOUT)).toBe(false);
  });

  it('may be of the operator’s own list, whatever its case or its Unicode form', async () => {
    const file = join(folder, 'own.txt');
    writeFileSync(file, 'Hôpital-de-Demain-où-l’on-rit\r\nshort\n');
    const isLeaked = await readLeakedPasswords(file);
    expect(await isLeaked('hôpital-de-demain-où-l’on-rit'.normalize('NFD'), [])).toBe(true);
    expect(await isLeaked('trois mouettes sur un quai', [])).toBe(false);
  });

  it('is not looked up in a list that cannot be read: the process does not start', async () => {
    await expect(readLeakedPasswords(join(folder, 'absent.txt'))).rejects.toThrow('ENOENT');
  });
});

describe('a sorted list of hashes', () => {
  const sha1 = (text: string) => createHash('sha1').update(text).digest('hex').toUpperCase();
  const leaked = Array.from({ length: 500 }, (_, i) => `trois mouettes sur ${i} quais`);
  const file = join(folder, 'hashes.txt');
  writeFileSync(
    file,
    `${leaked
      .map((text, i) => `${sha1(text)}:${i * i}`)
      .sort()
      .join('\r\n')}\r\n`,
  );

  it('is searched where it lies: each of its passwords is found, and no other', async () => {
    const isLeaked = await readLeakedPasswords(file);
    for (const password of leaked) expect([password, await isLeaked(password, [])]).toEqual([password, true]);
    for (let i = 500; i < 600; i += 1)
      expect(await isLeaked(`trois mouettes sur ${i} quais`, [])).toBe(false);
  });
});
