import { isOutOfScope, otherChainOf } from '#domain/obligations';
import { factsOf, type Case, type OutOfScope } from './case';

/** Where to turn when the desk does not treat a case, in words that the facility reads. */
export const REDIRECTIONS: Record<OutOfScope['category'] | 'armed-forces' | 'cert-social', string> = {
  pharmacy:
    'Les pharmacies ne relèvent pas de cette déclaration. Pour être aidé, adressez-vous au dispositif national d’assistance 17Cyber ; prévenez votre agence régionale de santé si la dispensation est touchée ; déposez plainte ; si des données personnelles sont concernées, notifiez vous-même la CNIL sous 72 heures.',
  not_digital:
    'Cet événement n’est pas un incident de sécurité des systèmes d’information. Signalez-le au point focal régional de votre agence régionale de santé, ou sur le portail national de signalement des événements sanitaires indésirables.',
  not_concerned:
    'Votre structure n’est pas de celles que vise l’article L.1111-8-2 du code de la santé publique. Pour être aidé, adressez-vous au dispositif national d’assistance 17Cyber ou au centre de réponse à incident de votre région ; déposez plainte ; si des données personnelles sont concernées, notifiez vous-même la CNIL sous 72 heures.',
  other:
    'Le CERT ne traite pas ce dossier ; le motif vous est indiqué. Appelez le CERT si vous ne savez pas à qui vous adresser. Vos propres démarches (plainte, CNIL) restent dues.',
  'armed-forces':
    'Hôpital des armées : l’incident se traite par la chaîne du ministère des Armées. Prévenez-la par votre officier de sécurité des systèmes d’information. Aucun détail n’a été conservé ici : seulement votre identité, l’heure du constat et l’impact sur les patients.',
  'cert-social':
    'Organisme de sécurité sociale : le CERT Social traite l’incident. Contactez-le directement ; le CERT lui transmet votre signalement.',
};

/** Where the facility is to turn; null when the desk treats the case itself. */
export function redirectionOf(state: Case): string | null {
  if (state.outOfScope) return REDIRECTIONS[state.outOfScope.category];
  const facts = factsOf(state);
  const chain = otherChainOf(facts);
  if (chain) return REDIRECTIONS[chain];
  return isOutOfScope(facts) ? REDIRECTIONS.pharmacy : null;
}
