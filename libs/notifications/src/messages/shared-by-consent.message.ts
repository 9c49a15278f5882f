import type { Message } from './message';

export const sharedByConsent: Message = {
  name: 'shared_by_consent',
  highestTlp: 'AMBER+STRICT',
  sealed: true,
  subject: () => 'Transmission avec l’accord de la structure',
  opening: () =>
    'Le CERT vous transmet les éléments ci-dessous avec l’accord préalable du propriétaire de l’information, dans les limites de cet accord.',
};
