import type { Message } from './message';

/** Says that something new waits on the follow-up page, not what: the page says it to the holder of the code. */
export const news: Message = {
  name: 'news',
  highestTlp: 'RED',
  sealed: false,
  subject: () => 'Du nouveau sur votre dossier',
  opening: ({ desk, followUpUrl }) =>
    [
      'Le CERT a ajouté un message, une fiche ou une information à votre dossier.',
      `Ouvrez votre page de suivi avec votre référence et votre code : ${followUpUrl}`,
      `Pour être aidé, appelez le ${desk.phone}, à toute heure.`,
    ].join('\n\n'),
};
