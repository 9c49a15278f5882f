/** What is kept for a time of its own. */
export type RetentionKind =
  | 'case'
  | 'case_out_of_scope'
  | 'declarant_contact'
  | 'exchanged_messages'
  | 'audit_record'
  | 'sign_in_attempts'
  | 'sessions'
  | 'refusal_tally'
  | 'sign_in_challenges'
  | 'account_codes'
  | 'access_requests'
  | 'cases_shown';

/** One dated rule. A text that changes is a second version, not an edit. */
export interface RetentionRule {
  kind: RetentionKind;
  version: number;
  /** What is erased, in French. */
  what: string;
  /** From when the time runs, in French. */
  from: string;
  months: number;
  /** Why that long, in French, with its text. */
  basis: string;
  /** `to_confirm` until whoever answers for the processing has decided: durations are theirs. */
  proof: 'confirmed' | 'to_confirm';
  /** In force from this day on, YYYY-MM-DD, and before `until`. */
  since: string;
  until: string | null;
  /** `person`: the product erases nothing of it by itself. */
  erasedBy: 'product' | 'person';
}

const COMMON = {
  version: 1,
  since: '2018-05-25',
  until: null,
  proof: 'to_confirm',
  erasedBy: 'product',
} as const;
const LIMITED = 'RGPD art. 5.1 e (conservation limitée) et 17.1 a';

export const RETENTION_RULES: readonly RetentionRule[] = [
  {
    ...COMMON,
    kind: 'case',
    what: 'le dossier entier : déclarations, suites, lettres, historique',
    from: 'la fin du dossier (clôture, transfert ou fusion)',
    months: 60,
    basis: `${LIMITED} ; prescription de cinq ans (code civil, art. 2224). Archives publiques : élimination sur visa (code du patrimoine, art. L. 212-2 et R. 212-14)`,
  },
  {
    ...COMMON,
    kind: 'case_out_of_scope',
    what: 'le dossier entier d’un signalement hors périmètre',
    from: 'le classement hors périmètre',
    months: 12,
    basis: `${LIMITED} : rien n’est traité`,
  },
  {
    ...COMMON,
    kind: 'declarant_contact',
    what: 'le nom, la fonction et les coordonnées de la personne qui a déclaré',
    from: 'la fin du dossier',
    months: 12,
    basis: `${LIMITED} : plus personne n’est à rappeler`,
  },
  {
    ...COMMON,
    kind: 'exchanged_messages',
    what: 'les messages échangés avec la personne qui a déclaré et les notes d’appel',
    from: 'la fin du dossier',
    months: 24,
    basis: LIMITED,
  },
  {
    ...COMMON,
    kind: 'audit_record',
    what: 'le registre : qui a fait, vu ou s’est vu refuser quoi. Vigie n’en efface rien : un registre scellé ne se vérifie qu’entier ; les dossiers effacés n’y laissent que des identifiants',
    from: 'l’inscription au registre',
    months: 72,
    basis: 'CNIL, délibération n° 2021-122 (journalisation), portée à la durée des dossiers pour la preuve',
    erasedBy: 'person',
  },
  {
    ...COMMON,
    kind: 'sign_in_attempts',
    what: 'les tentatives de connexion',
    from: 'la tentative',
    months: 12,
    basis: 'CNIL, délibération n° 2021-122 : six mois à un an',
  },
  {
    ...COMMON,
    kind: 'sessions',
    what: 'les sessions',
    from: 'leur expiration',
    months: 6,
    basis: 'CNIL, délibération n° 2021-122 : six mois à un an',
  },
  {
    ...COMMON,
    kind: 'refusal_tally',
    what: 'le décompte des refus répétés',
    from: 'la fenêtre de dix minutes comptée',
    months: 12,
    basis: 'CNIL, délibération n° 2021-122 : six mois à un an',
  },
  {
    ...COMMON,
    kind: 'sign_in_challenges',
    what: 'les défis de connexion (clé d’accès, fournisseur d’identité)',
    from: 'leur péremption, cinq minutes après leur émission',
    months: 1,
    basis: `${LIMITED} : plus rien n’y répond`,
  },
  {
    ...COMMON,
    kind: 'account_codes',
    what: 'les codes de secours utilisés ou remplacés, les codes d’accès utilisés ou périmés',
    from: 'leur usage, leur remplacement ou leur péremption',
    months: 12,
    basis: 'CNIL, délibération n° 2021-122 : six mois à un an',
  },
  {
    ...COMMON,
    kind: 'access_requests',
    // Of held cases too: a request that stays would tell whoever asked that there is such a case.
    what: 'les demandes d’accès à un dossier, même gelé ; le registre garde qu’elles ont été faites',
    from: 'la demande',
    months: 12,
    basis: `${LIMITED} : répondues ou sans suite`,
  },
  {
    ...COMMON,
    kind: 'cases_shown',
    what: 'le décompte des dossiers montrés à chacun, qui limite ce qu’une personne emporte en un jour',
    from: 'la lecture',
    months: 1,
    basis: `${LIMITED} : rien n’y est compté au-delà d’un jour`,
  },
];
