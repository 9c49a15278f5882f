import type { Message } from './message';

export const information: Message = {
  name: 'information',
  highestTlp: 'AMBER+STRICT',
  sealed: true,
  subject: () => 'Information : incident de sécurité déclaré par une structure de santé',
  opening: () =>
    'Le CERT vous informe d’un signalement reçu au titre de l’article L.1111-8-2 du code de la santé publique et de la qualification entrée pour le compte de l’ARS compétente.',
};
