import { spellLocal, zoneOf } from '#domain/calendar';
import { labelOf, type Tlp } from '#domain/marking';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { spellInstant } from './paris-time';
import { plainText } from './plain-text';
import type { Press } from './press';
import { TLP_COLOURS } from './tlp-colours.data';

export interface Receipt {
  deskName: string;
  /** Telephone number answered at any hour. */
  deskPhone: string;
  /** Public reference; the follow-up code never enters a document. */
  reference: string;
  /** Epoch milliseconds. */
  receivedAt: number;
  /** As the declarant wrote it. */
  facilityName: string;
  /** Function of the declarant, never the name. */
  declarantFunction?: string | null;
  /** IANA zone of the facility; absent: that of Paris. */
  zone?: string;
  /** Epoch milliseconds; null when the declarant did not say. */
  noticedAt: number | null;
  tlp: Tlp;
  /** Sentences in French, in order. */
  nextSteps: readonly string[];
  /** Epoch milliseconds. */
  generatedAt: number;
}

const PARIS = zoneOf(null);
const TITLE = 'Récépissé de déclaration d’incident';
const NAME_CHARACTERS = 400;
const SENTENCE_CHARACTERS = 1_000;

function factsOf(receipt: Receipt): { label: string; values: string[] }[] {
  const instant = (at: number) => {
    const { paris, zone, utc } = spellInstant(at);
    const own = receipt.zone ?? PARIS;
    const local = own === PARIS ? [] : [`${spellLocal(at, own)}, heure de la structure`];
    return [paris, `${zone}\u00a0; ${utc}`, ...local];
  };
  const declarant = receipt.declarantFunction
    ? [plainText(receipt.declarantFunction, NAME_CHARACTERS)]
    : null;
  return [
    { label: 'Référence', values: [receipt.reference] },
    { label: 'Déclaration reçue le', values: instant(receipt.receivedAt) },
    { label: 'Structure déclarée', values: [plainText(receipt.facilityName, NAME_CHARACTERS)] },
    ...(declarant ? [{ label: 'Fonction du déclarant', values: declarant }] : []),
    {
      label: 'Incident constaté le',
      values: receipt.noticedAt === null ? ['non précisé'] : instant(receipt.noticedAt),
    },
  ];
}

function contentOf(receipt: Receipt): Record<string, unknown> {
  const desk = plainText(receipt.deskName, NAME_CHARACTERS);
  const generated = spellInstant(receipt.generatedAt);
  return {
    title: TITLE,
    tlpLabel: labelOf(receipt.tlp),
    tlpColour: TLP_COLOURS[receipt.tlp],
    deskName: desk,
    deskPhone: receipt.deskPhone,
    reference: receipt.reference,
    statement: `${desk} a reçu la déclaration ci-dessous.`,
    facts: factsOf(receipt),
    nextSteps: receipt.nextSteps.map((step) => plainText(step, SENTENCE_CHARACTERS)),
    reachUs: 'Le téléphone répond 24 heures sur 24, 7 jours sur 7. Donnez la référence ci-dessus.',
    notes: [
      'Ce récépissé atteste la réception de la déclaration\u00a0; il ne préjuge pas de sa qualification et ne remplace pas les autres déclarations obligatoires (article D.\u00a01111-16-3 du code de la santé publique).',
      'Le code de suivi n’y figure pas : il a été affiché une seule fois et se conserve à part.',
      `Document établi le ${generated.paris} (${generated.zone}\u00a0; ${generated.utc}).`,
    ],
  };
}

/**
 * The dated receipt of a declaration: a tagged PDF in French, its TLP label in the header and footer of each page.
 * Nothing in it is secret, and nothing that the declarant wrote is read as markup.
 * @throws Error when the label is not one of TLP 2.0
 */
export async function receiptPdf(receipt: Receipt, press: Press): Promise<Buffer> {
  if (!Object.hasOwn(TLP_COLOURS, receipt.tlp)) throw new Error(`${receipt.tlp} is not a TLP 2.0 label`);
  const template = await readFile(join(__dirname, 'receipt.typ'), 'utf8');
  return press.print({ template, data: { receipt: contentOf(receipt) }, at: receipt.generatedAt });
}
