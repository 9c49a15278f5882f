import type { Message } from './message';

export const transfer: Message = {
  name: 'transfer',
  highestTlp: 'AMBER+STRICT',
  sealed: true,
  subject: () => 'Réorientation d’un signalement qui relève de votre chaîne',
  opening: () =>
    'Le signalement ci-dessous relève de votre compétence. Le CERT vous le transmet et n’en poursuit pas le traitement.',
};
