import { spawnSync } from 'node:child_process';
import { openPress, receiptPdf, type Receipt } from './index';

// poppler reads the text as a person would copy it; without it the bytes of the file still tell something.
const hasReader = spawnSync('pdftotext', ['-v']).status === 0;
const withReader = hasReader ? it : it.skip;
if (!hasReader) console.info('text of the receipts not read: pdftotext (poppler-utils) is not installed');

const aReceipt = (change: Partial<Receipt> = {}): Receipt => ({
  deskName: 'CERT de démonstration',
  deskPhone: '+33 1 99 00 12 34',
  reference: 'VG-7K3M-9QXT',
  receivedAt: Date.parse('2024-02-11T05:10:00Z'),
  facilityName: 'Centre hospitalier d’Armentières',
  declarantFunction: 'Responsable de la sécurité',
  noticedAt: Date.parse('2024-02-11T02:00:00Z'),
  tlp: 'AMBER+STRICT',
  nextSteps: ['Un analyste lit votre déclaration.', 'L’agence régionale de santé est informée.'],
  generatedAt: Date.parse('2024-02-11T05:10:02Z'),
  ...change,
});

const press = openPress();
const print = (receipt: Receipt) => receiptPdf(receipt, press);
afterAll(() => press.close());

/** The text of each page. */
function pagesOf(pdf: Buffer): string[] {
  const { stdout } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
  return stdout
    .normalize('NFC')
    .replaceAll('\u00a0', ' ')
    .split('\f')
    .filter((page) => page.trim() !== '');
}

describe('the receipt of a declaration', () => {
  it('is a tagged PDF/UA-1 in French', async () => {
    const bytes = (await print(aReceipt())).toString('latin1');
    expect(bytes.startsWith('%PDF-')).toBe(true);
    expect(bytes).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(bytes).toMatch(/\/Lang ?\(fr(-FR)?\)/);
    expect(bytes).toContain('/StructTreeRoot');
  });

  withReader('gives the hour of the facility where its clocks show another', async () => {
    const own = 'dimanche 11 février 2024 à 09:10 (UTC+4), heure de la structure';
    const words = async (receipt: Receipt) =>
      (await print(receipt).then(pagesOf)).join(' ').replace(/\s+/g, ' ');
    expect(await words(aReceipt({ zone: 'Indian/Reunion' }))).toContain(own);
    expect(await words(aReceipt({ zone: 'Europe/Paris' }))).not.toContain('heure de la structure');
  });

  withReader('says who received what, when, in both times, and what comes next', async () => {
    const [page, ...others] = pagesOf(await print(aReceipt()));
    expect(others).toEqual([]);
    for (const expected of [
      'Récépissé de déclaration d’incident',
      'VG-7K3M-9QXT',
      'dimanche 11 février 2024 à 06:10:00',
      'heure de Paris, UTC+01:00 ; 2024-02-11 05:10:00 UTC',
      '2024-02-11 02:00:00 UTC',
      'Centre hospitalier d’Armentières',
      'Responsable de la sécurité',
      '2. L’agence régionale de santé est informée.',
      '+33 1 99 00 12 34',
      'Document établi le dimanche 11 février 2024 à 06:10:02',
    ])
      expect(page).toContain(expected);
    expect(page).toContain('Récépissé');
  });

  withReader('carries its TLP label at the top and at the bottom of each page, to the right', async () => {
    const nextSteps = Array.from({ length: 60 }, (_, n) => `Étape ${n + 1} : une phrase assez longue.`);
    const pages = pagesOf(await print(aReceipt({ nextSteps })));
    expect(pages.length).toBeGreaterThanOrEqual(2);
    for (const [number, page] of pages.entries()) {
      const lines = page.trim().split('\n');
      expect(lines[0]).toMatch(/^CERT de démonstration {10,}TLP:AMBER\+STRICT$/);
      const foot = new RegExp(
        `^VG-7K3M-9QXT {10,}Page ${number + 1} sur ${pages.length} +TLP:AMBER\\+STRICT$`,
      );
      expect(lines.at(-1)).toMatch(foot);
    }
  });

  it.each([
    ['Typst code', '#read("/etc/passwd") #panic() #set page(width: 1pt)'],
    ['markup', '$x^2$ *gras* _it_ `code` \\ < > @ref = Titre // rien /* rien'],
    ['JSON and quotes', '"}, {"tlp": "CLEAR"} \\" \\u0000'],
  ])('prints %s as it was written', async (_, facilityName) => {
    const pdf = await print(aReceipt({ facilityName, nextSteps: [facilityName] }));
    if (!hasReader) return;
    const text = pagesOf(pdf).join(' ').replace(/\s+/g, ' ');
    expect(text).toContain(facilityName);
    expect(text).not.toContain('root:');
    expect(text).not.toContain('TLP:CLEAR');
  });

  it.each([
    ['right-to-left scripts', 'مستشفى \u202eשלום'],
    ['emoji and scripts without a font', '😀 漢字 🏥 한국'],
    ['half a character', 'a\ud800b'],
    ['a name of 10 kB without a space', 'A'.repeat(10_240)],
    ['nothing', ''],
    ['control characters', 'a\u0000b\u001b[31m\u2028c'],
  ])('is never refused because of %s', async (_, facilityName) => {
    const pdf = await print(aReceipt({ facilityName, declarantFunction: facilityName }));
    expect(pdf.toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(pdf.length).toBeLessThan(200_000);
  });

  withReader.each([
    ['Clinique 漢 du Port', 'Clinique \ufffd du Port'],
    // A combining mark is named by its number, and drags the letter before it along.
    ['Clinique é\u1dcf, 1dcf du Port', 'Clinique é\ufffd, 1dcf du Port'],
  ])('keeps what surrounds a character that no font can draw: %s', async (facilityName, expected) => {
    const [page] = pagesOf(await print(aReceipt({ facilityName })));
    expect(page).toContain(expected);
    expect(page).toContain('Récépissé');
  });

  withReader('says so when the declarant did not say when', async () => {
    const [page] = pagesOf(await print(aReceipt({ noticedAt: null, declarantFunction: null })));
    expect(page).toMatch(/Incident constaté le +non précisé/);
    expect(page).not.toContain('Fonction du déclarant');
  });

  it('is the same for the same facts', async () => {
    const [one, other] = await Promise.all([print(aReceipt()), print(aReceipt())]);
    expect(one.equals(other)).toBe(true);
  });

  it('is refused for a label that TLP 2.0 does not know', async () => {
    await expect(print(aReceipt({ tlp: 'WHITE' as never }))).rejects.toThrow('not a TLP 2.0 label');
  });
});
