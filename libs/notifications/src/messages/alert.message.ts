import type { Message } from './message';

export const alert: Message = {
  name: 'alert',
  highestTlp: 'AMBER+STRICT',
  sealed: true,
  subject: () => 'Alerte : incident de sécurité d’une structure de santé',
  opening: () =>
    'Le CERT vous alerte sans délai de l’incident ci-dessous, dans la limite de ce que vous avez à en connaître.',
};
