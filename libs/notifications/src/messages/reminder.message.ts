import type { Message } from './message';

/** Says that something is owed, not what: the follow-up page says it to the holder of the code. */
export const reminder: Message = {
  name: 'reminder',
  highestTlp: 'RED',
  sealed: false,
  subject: () => 'Des démarches vous attendent',
  opening: ({ desk, followUpUrl }) =>
    [
      'Des démarches qui vous reviennent sont indiquées sur votre page de suivi, avec leurs échéances.',
      `Ouvrez-la avec votre référence et votre code : ${followUpUrl}`,
      `Pour être aidé, appelez le ${desk.phone}, à toute heure.`,
    ].join('\n\n'),
};
