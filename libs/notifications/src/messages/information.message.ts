import { keepsNoDetails } from '#domain/cases';
import type { Message } from './message';

const OF_THE_ARMED_FORCES =
  'Le CERT porte à votre connaissance l’impact sanitaire d’un incident dans un hôpital des armées. La chaîne du ministère des Armées traite cet incident ; aucun autre élément n’est recueilli ici.';

const QUALIFIED =
  'Le CERT vous informe d’un signalement reçu au titre de l’article L.1111-8-2 du code de la santé publique et de la qualification entrée pour le compte de l’ARS compétente.';
const QUALIFIED_AGAIN =
  'Le CERT vous informe que la qualification d’un signalement dont il vous a déjà écrit a changé. Celle qui suit, entrée pour le compte de l’ARS compétente, remplace la précédente.';

export const information: Message = {
  name: 'information',
  highestTlp: 'AMBER+STRICT',
  sealed: true,
  subject: () => 'Information : incident de sécurité déclaré par une structure de santé',
  opening: ({ state, obligations }) => {
    if (keepsNoDetails(state)) return OF_THE_ARMED_FORCES;
    return obligations.some(({ rule }) => rule === 'R06-inform-again') ? QUALIFIED_AGAIN : QUALIFIED;
  },
};
