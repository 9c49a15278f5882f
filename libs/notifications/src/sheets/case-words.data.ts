import type { LetterState, MessageName, Status } from '#domain/cases';
import type { IncidentFacts } from '#domain/declarations';
import type { ObligationState } from '#domain/obligations';

/** How states read on a sheet, beside the words of letters. */
export const STATUS: Record<Status, string> = {
  received: 'reçu',
  triage: 'en tri',
  qualified: 'qualifié',
  handling: 'en traitement',
  resolved: 'résolu',
  closed: 'clos',
  out_of_scope: 'hors périmètre',
  transferred: 'transféré à la chaîne compétente',
  merged: 'réuni à un autre dossier',
};
export const OBLIGATION_STATE: Record<ObligationState, string> = {
  open: 'à faire',
  prepared: 'préparée',
  sent: 'envoyée, réception non confirmée',
  acknowledged: 'accusé de réception reçu',
  fulfilled: 'remplie',
  waived: 'levée',
  superseded: 'sans objet désormais',
};
export const LETTER_STATE: Record<LetterState, string> = {
  owed: 'à envoyer',
  held: 'retenue',
  sent: 'envoyée, réception non confirmée',
  acknowledged: 'accusé de réception reçu',
  failed: 'non délivrée',
  cancelled: 'annulée',
};
export const MESSAGE: Record<MessageName, string> = {
  receipt: 'prise en compte',
  reminder: 'rappel d’une obligation',
  news: 'nouvelle',
  information: 'information',
  escalation: 'escalade',
  alert: 'alerte',
  transfer: 'réorientation',
  shared_by_consent: 'transmission avec l’accord de la structure',
};
export const ALREADY_DONE: Record<IncidentFacts['alreadyDone'][number]['authority'], string> = {
  cnil: 'notification à la CNIL',
  anssi: 'déclaration à l’ANSSI',
  police: 'dépôt de plainte (police ou gendarmerie)',
  insurer: 'déclaration à l’assureur',
  ars_phone: 'appel de l’ARS',
  ansm: 'signalement à l’ANSM',
};
