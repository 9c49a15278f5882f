import type { ApiSettings } from '../ground/api-settings';
import type { Receipt } from './submit-declaration';

export interface ReceiptResponse {
  reference: string;
  followUpCode: string;
  receivedAt: string;
  phone: string;
  nextSteps: string[];
  links: { followUp: string; receiptPdf: string };
}

/**
 * What happens next, as the receipt says it, on screen and on paper.
 * @param redirection where to turn when the desk does not treat the incident; null when it does
 */
export function nextSteps(phone: string, redirection: string | null): string[] {
  if (redirection !== null)
    return [
      'Votre signalement est enregistré, mais le CERT n’en poursuit pas le traitement.',
      redirection,
      `En cas de doute ou d’urgence, appelez le ${phone}, à toute heure.`,
    ];
  return [
    'Votre signalement est enregistré ; un analyste du CERT le prend en charge.',
    'Le CERT qualifie l’incident pour le compte de l’ARS compétente et informe les autorités prévues par la loi.',
    'Votre page de suivi indique ce qui a été transmis, à qui, et ce que vous devez encore déclarer.',
    `En cas d’urgence ou d’aggravation, appelez le ${phone}, à toute heure.`,
  ];
}

/** The receipt; the follow-up code is shown here and nowhere else, ever. */
export function presentReceipt(receipt: Receipt, settings: ApiSettings): ReceiptResponse {
  return {
    reference: receipt.reference,
    followUpCode: receipt.followUpCode,
    receivedAt: new Date(receipt.receivedAt).toISOString(),
    phone: settings.DESK_PHONE,
    nextSteps: nextSteps(settings.DESK_PHONE, receipt.redirection),
    links: {
      followUp: `${settings.PUBLIC_URL}/suivi`,
      receiptPdf: `${settings.PUBLIC_URL}/api/v1/follow-up/receipt.pdf`,
    },
  };
}
