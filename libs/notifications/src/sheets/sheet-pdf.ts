import { labelOf, protectionLabel } from '#domain/marking';
import { plainText, TLP_COLOURS, type Press } from '#notifications/documents';
import { parisTime } from '#notifications/words';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Row, Sheet } from './sheet';

/** As many characters as a declaration may have: nothing that was declared is cut. */
const PARAGRAPH_CHARACTERS = 60_000;
const LINE_CHARACTERS = 400;
/** About ten lines: what still fits on the rest of a page. */
const SHORT_CHARACTERS = 900;
const UNKNOWN = 'inconnu à ce stade';
const PROPOSED = 'proposé, à vérifier';

const line = (text: string) => plainText(text, LINE_CHARACTERS);

function rowOf({ label, value, proposed, hint }: Row): Record<string, unknown> {
  const printable = (value ?? []).map((text) => plainText(text, PARAGRAPH_CHARACTERS));
  return {
    label: line(label),
    short: [...(value ?? []), hint ?? ''].join(' ').length < SHORT_CHARACTERS,
    paragraphs: printable.filter((text) => text !== ''),
    unknown: UNKNOWN,
    proposed: proposed ? PROPOSED : null,
    hint: hint === null ? null : plainText(hint, PARAGRAPH_CHARACTERS),
  };
}

function contentOf(sheet: Sheet): Record<string, unknown> {
  return {
    title: sheet.title,
    stage: sheet.stage,
    tlpLabel: labelOf(sheet.tlp),
    protection: protectionLabel(sheet.protection),
    tlpColour: TLP_COLOURS[sheet.tlp],
    deskName: line(sheet.deskName),
    reference: sheet.reference,
    facility: line(sheet.facility),
    generated: parisTime(sheet.generatedAt),
    sections: sheet.sections.map(({ number, title, rows }) => ({
      title: `${number}. ${title}`,
      rows: rows.map(rowOf),
    })),
    legend: [
      `«\u00a0${UNKNOWN}\u00a0» : rien n’a été déclaré ni établi ; ne pas lire comme un «\u00a0non\u00a0».`,
      `«\u00a0${PROPOSED}\u00a0» : déduit d’autres réponses par la plateforme.`,
    ],
    notes: sheet.notes.map((note) => plainText(note, PARAGRAPH_CHARACTERS)),
  };
}

/**
 * A sheet as a tagged PDF in French, its TLP label in the header and footer of each page. Nothing that somebody wrote
 * is read as markup.
 * @throws Error when the label is not one of TLP 2.0
 */
export async function sheetPdf(sheet: Sheet, press: Press): Promise<Buffer> {
  if (!Object.hasOwn(TLP_COLOURS, sheet.tlp)) throw new Error(`${sheet.tlp} is not a TLP 2.0 label`);
  const template = await readFile(join(__dirname, 'sheet.typ'), 'utf8');
  return press.print({ template, data: { sheet: contentOf(sheet) }, at: sheet.generatedAt });
}
