import { redirectionOf } from '#domain/cases';
import type { Message } from './message';

const TREATED = 'Votre signalement a été reçu et enregistré. Un analyste le prend en charge.';
const NOT_TREATED =
  'Votre signalement a été reçu et enregistré, mais le CERT n’en poursuit pas le traitement.';

/** Carries no word that was submitted: the form must not become a relay of somebody's text. */
export const receipt: Message = {
  name: 'receipt',
  highestTlp: 'RED',
  sealed: false,
  subject: () => 'Accusé de réception de votre signalement',
  opening: ({ desk, followUpUrl, state }) => {
    const redirection = redirectionOf(state);
    return [
      ...(redirection === null ? [TREATED] : [NOT_TREATED, redirection]),
      `En cas d’urgence ou d’aggravation, appelez le ${desk.phone}, à toute heure.`,
      `Suivez votre dossier avec la référence et le code remis à l’écran : ${followUpUrl}`,
      'Si vous n’êtes pas à l’origine de ce signalement, appelez le même numéro.',
    ].join('\n\n');
  },
};
