import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPress } from '#notifications/documents';
import { TLP_LABELS, type Tlp } from '#domain/marking';
import { aCase } from '../../../../test/builders/case';
import { HOSTILE_TEXTS } from '../../../../test/builders/hostile';
import { someSheetFacts } from '../../../../test/builders/sheet';
import { fillSheet, sheetPdf, SHEETS, type Sheet, type SheetName } from './index';

// poppler reads the text as a person would copy it; without it the bytes of the file still tell something.
const hasReader = spawnSync('pdftotext', ['-v']).status === 0;
const withReader = hasReader ? it : it.skip;
if (!hasReader) console.info('pages of the sheets not read: pdftotext (poppler-utils) is not installed');

const press = openPress();
afterAll(() => press.close());

const aSheet = (kind: SheetName = 'cnil', narrative = 'Un poste affiche une page inconnue.', tlp?: Tlp) =>
  fillSheet(kind, someSheetFacts({ state: aCase({ incident: { narrative }, ...(tlp && { tlp }) }).build() }));
const print = (sheet: Sheet) => sheetPdf(sheet, press);
const read = (program: string, args: string[], input: Buffer) =>
  spawnSync(program, args, { input, maxBuffer: 1 << 28 }).stdout;

/** The text of each page. */
function pagesOf(pdf: Buffer): string[] {
  const text = read('pdftotext', ['-layout', '-', '-'], pdf).toString('utf8').normalize('NFC');
  return text
    .replaceAll('\u00a0', ' ')
    .split('\f')
    .filter((page) => page.trim() !== '');
}

const textOf = (pdf: Buffer) => pagesOf(pdf).join(' ').replace(/\s+/g, ' ');
/** Several pages whatever the sheet. */
const LONG = Array.from({ length: 250 }, (_, n) => `Ligne ${n + 1} du récit.`).join('\n');

interface Picture {
  width: number;
  height: number;
  pixels: Buffer;
}

/** Pages as pictures (PPM, 8 bits a channel), 100 dots an inch. */
function picturesOf(pdf: Buffer): Picture[] {
  const stream = read('pdftoppm', ['-r', '100', '-'], pdf);
  const pictures: Picture[] = [];
  for (let at = 0; at < stream.length;) {
    const [header, width, height] = /^P6\n(\d+) (\d+)\n255\n/.exec(stream.toString('latin1', at, at + 40))!;
    const start = at + header.length;
    at = start + Number(width) * Number(height) * 3;
    pictures.push({ width: Number(width), height: Number(height), pixels: stream.subarray(start, at) });
  }
  return pictures;
}

/** Where the labels of each page stand, in points from its top left corner: the first one, the last one. */
function labelsOf(pdf: Buffer) {
  const folder = mkdtempSync(join(tmpdir(), 'sheet-'));
  writeFileSync(join(folder, 'sheet.pdf'), pdf);
  const args = ['-xml', '-i', '-zoom', '1', '-stdout', join(folder, 'sheet.pdf')];
  const xml = spawnSync('pdftohtml', args, { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout;
  rmSync(folder, { recursive: true });
  const sizes = new Map(
    [...xml.matchAll(/<fontspec id="(\d+)" size="(\d+)"/g)].map(([, id, size]) => [id, size]),
  );
  const label = /<text top="(\d+)" left="(\d+)" width="(\d+)" height="\d+" font="(\d+)"><b>TLP:/g;
  return xml
    .split('<page ')
    .slice(1)
    .map((page) => {
      const found = [...page.matchAll(label)].map(([, top, left, width, font]) => ({
        top: Number(top),
        right: Number(left) + Number(width),
        size: Number(sizes.get(font!)),
      }));
      found.sort((one, other) => one.top - other.top);
      return { top: found[0]!, bottom: found.at(-1)!, others: found.length - 2 };
    });
}

/** How many dots of that colour lie in the right half of the top, or bottom, tenth of a page. */
function dots({ width, height, pixels }: Picture, edge: 'top' | 'bottom', colour: string): number {
  const wanted = Buffer.from(colour.slice(1), 'hex');
  const first = edge === 'top' ? 0 : Math.floor(height * 0.9);
  let count = 0;
  for (let y = first; y < first + Math.floor(height * 0.1); y += 1)
    for (let x = Math.floor(width / 2); x < width; x += 1) {
      const at = (y * width + x) * 3;
      if (pixels.subarray(at, at + 3).equals(wanted)) count += 1;
    }
  return count;
}

describe.each(SHEETS)('the sheet %s as PDF', (kind) => {
  it('is a tagged PDF/UA-1 in French with a title', async () => {
    const bytes = (await print(aSheet(kind))).toString('latin1');
    expect(bytes.startsWith('%PDF-')).toBe(true);
    expect(bytes).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(bytes).toMatch(/\/Lang ?\(fr(-FR)?\)/);
    expect(bytes).toContain('/StructTreeRoot');
    expect(bytes).toMatch(/<dc:title>.*VIG-EXEMPLE.*<\/dc:title>/s);
    expect(bytes).toContain('/DisplayDocTitle true');
  });

  withReader('says everything that its JSON says', async () => {
    const sheet = aSheet(kind);
    const text = textOf(await print(sheet));
    const squeezed = (words: string) => words.replaceAll('\u00a0', ' ').replace(/[\s-]+/g, '');
    const printed = squeezed(text);
    for (const { number, title, rows } of sheet.sections) {
      expect(printed).toContain(squeezed(`${number}. ${title}`));
      for (const row of rows) for (const value of row.value ?? []) expect(printed).toContain(squeezed(value));
    }
    for (const note of sheet.notes) expect(printed).toContain(squeezed(note));
    const unknown = sheet.sections.flatMap(({ rows }) => rows.filter(({ value }) => value === null)).length;
    expect(unknown).toBeGreaterThan(0);
    // Once more in the legend.
    expect(text.split('inconnu à ce stade')).toHaveLength(unknown + 2);
    const guesses = sheet.sections.flatMap(({ rows }) => rows.filter(({ proposed }) => proposed)).length;
    expect(text.split('proposé, à vérifier')).toHaveLength(guesses + 2);
  });
});

describe('the marking of a sheet', () => {
  withReader('stands at the top and at the bottom of each page, to the right', async () => {
    const pages = pagesOf(await print(aSheet('anssi', LONG)));
    expect(pages.length).toBeGreaterThanOrEqual(5);
    for (const [index, page] of pages.entries()) {
      const lines = page.trim().split('\n');
      expect(lines[0]).toMatch(/^CERT de démonstration {10,}TLP:AMBER\+STRICT$/);
      const foot = `^VIG-EXEMPLE {10,}Page ${index + 1} sur ${pages.length} +TLP:AMBER\\+STRICT$`;
      expect(lines.at(-1)).toMatch(new RegExp(foot));
    }
  });

  withReader('is written in 12 points or more, against the right margin', async () => {
    const labels = labelsOf(await print(aSheet('anssi', LONG)));
    expect(labels.length).toBeGreaterThanOrEqual(5);
    for (const { top, bottom, others } of labels) {
      for (const label of [top, bottom]) {
        expect(label.size).toBeGreaterThanOrEqual(12);
        // The right margin is 20 mm, 57 points; the label keeps 5 inside its box.
        expect(Math.abs(label.right - (595 - 57 - 5))).toBeLessThan(3);
      }
      expect(others).toBeLessThanOrEqual(1);
    }
  });

  withReader.each([
    ['CLEAR', '#FFFFFF'],
    ['GREEN', '#33FF00'],
    ['AMBER', '#FFC000'],
    ['AMBER+STRICT', '#FFC000'],
    ['RED', '#FF2B2B'],
  ] as const)('TLP:%s has the colour %s of FIRST, on black', async (tlp, colour) => {
    for (const page of picturesOf(await print(aSheet('cnil', LONG, tlp))))
      for (const edge of ['top', 'bottom'] as const) {
        expect(dots(page, edge, '#000000')).toBeGreaterThan(500);
        expect(dots(page, edge, colour)).toBeGreaterThan(50);
        for (const other of ['#33FF00', '#FFC000', '#FF2B2B'].filter((name) => name !== colour))
          expect(dots(page, edge, other)).toBe(0);
      }
  });

  withReader('stands with the mark of protection on each page, and without one that nobody put', async () => {
    const marked = pagesOf(await print({ ...aSheet('anssi', LONG), protection: 'restricted_distribution' }));
    const both = / DIFFUSION RESTREINTE +TLP:AMBER\+STRICT$/;
    for (const page of marked) {
      const lines = page.trim().split('\n');
      expect([lines[0], lines.at(-1)]).toEqual([expect.stringMatching(both), expect.stringMatching(both)]);
    }
    expect(textOf(await print(aSheet('anssi')))).not.toContain('DIFFUSION');
  });

  it('is one of TLP 2.0, or nothing is printed', async () => {
    expect(TLP_LABELS).toHaveLength(5);
    await expect(print({ ...aSheet(), tlp: 'WHITE' as never })).rejects.toThrow('not a TLP 2.0 label');
  });
});

describe('what a stranger wrote', () => {
  it.each(HOSTILE_TEXTS)('is never refused, nor obeyed: %s', async (_, text) => {
    const pdf = await print(aSheet('cnil', text));
    expect(pdf.toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>');
    if (hasReader) expect(textOf(pdf)).not.toContain('root:');
  });

  withReader.each([
    ['Typst code', '#read("/etc/passwd") #panic() #set page(width: 1pt)'],
    ['markup', '$x^2$ *gras* _it_ `code` \\ < > @ref = Titre // rien /* rien'],
    ['JSON and quotes', '"}, {"tlp": "CLEAR"} \\" \\u0000'],
  ])('is printed as it was written: %s', async (_, text) => {
    expect(textOf(await print(aSheet('cnil', text)))).toContain(text);
  });

  withReader('is printed whole when it has 60 000 characters, in one paragraph or in thousands', async () => {
    const words = Array.from({ length: 6000 }, (_, n) => `mot-${String(n).padStart(5, '0')}`);
    for (const narrative of [words.join(' '), words.join('\n')]) {
      const pdf = await print(aSheet('cnil', narrative));
      const text = textOf(pdf).replace(/\s/g, '');
      expect(words.filter((word) => !text.includes(word))).toEqual([]);
      expect(pdf.length).toBeLessThan(2_000_000);
    }
  });

  withReader(
    'of 60 000 characters that no font can draw, without a blank or on one letter, still makes a document',
    async () => {
      for (const narrative of ['😀'.repeat(30_000), 'A'.repeat(60_000), `e${'\u0301'.repeat(59_999)}`]) {
        const pdf = await print(aSheet('cnil', narrative));
        expect(pdf.toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>');
      }
      expect(textOf(await print(aSheet('cnil', '\u202e'.repeat(100))))).toMatch(
        /Descriptif détaillé inconnu à ce stade/,
      );
    },
  );

  it('prints the same for the same facts', async () => {
    const [one, other] = await Promise.all([print(aSheet()), print(aSheet())]);
    expect(one.equals(other)).toBe(true);
  });
});
