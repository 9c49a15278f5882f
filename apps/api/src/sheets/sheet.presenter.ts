import { labelOf } from '#domain/marking';
import type { Sheet } from '#notifications/sheets';
import type { FastifyReply } from 'fastify';
import { iso } from '../http/iso';

/** A sheet as JSON; in `value`, null is "inconnu à ce stade". */
export function presentSheet({ tlp, generatedAt, ...sheet }: Sheet) {
  return { ...sheet, tlp: labelOf(tlp), generatedAt: iso(generatedAt) };
}

/** A sheet as a file to keep. */
export async function sendPdf(reply: FastifyReply, { kind, reference }: Sheet, pdf: Buffer): Promise<void> {
  await reply
    .header('content-type', 'application/pdf')
    .header('content-disposition', `attachment; filename="fiche-${kind}-${reference}.pdf"`)
    .send(pdf);
}
