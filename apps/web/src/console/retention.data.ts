import type { Act } from './act';

type Form = Pick<Act, 'title' | 'fields'>;
const REFERENCE = { name: 'reference', label: 'Référence du dossier', kind: 'line' } as const;

export const HOLD: Form = {
  title: 'Geler ce dossier',
  fields: [
    REFERENCE,
    { name: 'reason', label: 'Pourquoi le garder', hint: 'Réquisition, contentieux, plainte…' },
  ],
};

export const ASK_LIFT: Form = {
  title: 'Demander la levée',
  fields: [{ name: 'reason', label: 'Pourquoi lever ce gel' }],
};

export const LIFT: Form = {
  title: 'Lever le gel',
  fields: [{ name: 'reason', label: 'Pourquoi vous le levez aussi' }],
};

export const ASK_ERASURE: Form = {
  title: 'Demander l’effacement',
  fields: [REFERENCE, { name: 'reason', label: 'Pourquoi l’effacer avant son terme' }],
};

export const CONFIRM_ERASURE: Form = {
  title: 'Confirmer : effacer définitivement',
  fields: [{ name: 'reason', label: 'Ce que vous avez vérifié' }],
};

/** What each rule erases, in a few words. */
export const ERASED: Record<string, string> = {
  case: 'Dossier entier',
  case_out_of_scope: 'Dossier hors périmètre',
  declarant_contact: 'Coordonnées du déclarant',
  exchanged_messages: 'Messages et notes d’appel',
  audit_record: 'Registre',
  sign_in_attempts: 'Tentatives de connexion',
  sessions: 'Sessions',
  refusal_tally: 'Décompte des refus',
  sign_in_challenges: 'Défis de connexion',
  account_codes: 'Codes d’accès et de secours',
  access_requests: 'Demandes d’accès',
  cases_shown: 'Décompte des lectures',
};
