interface Words {
  title: string;
  detail: string;
}

interface ProblemDefinition {
  status: number;
  fr: Words;
  en: Words;
}

const define = (status: number, fr: [string, string], en: [string, string]): ProblemDefinition => ({
  status,
  fr: { title: fr[0], detail: fr[1] },
  en: { title: en[0], detail: en[1] },
});

/** Every problem that a client can meet, with what to do now. `type` on the wire is `urn:vigie:problem:<name>`. */
export const PROBLEMS = {
  malformed_request: define(
    400,
    ['Demande illisible', 'Le corps de la demande n’est pas du JSON valable. Rien n’a été enregistré.'],
    ['Unreadable request', 'The body of the request is not valid JSON. Nothing was recorded.'],
  ),
  invalid_fields: define(
    422,
    ['Champs à corriger', 'Corrigez les champs indiqués et envoyez de nouveau. Rien n’a été enregistré.'],
    ['Fields to correct', 'Correct the fields named below and send again. Nothing was recorded.'],
  ),
  classified_refused: define(
    422,
    [
      'Information classifiée refusée',
      'Rien n’a été conservé. Une information classifiée ne passe pas par ici : adressez-vous à votre officier de sécurité, qui saisit la chaîne du HFDS (SHFDS). Recommencez sans elle, ou appelez le CERT pour dire seulement qu’un incident a lieu.',
    ],
    [
      'Classified information refused',
      'Nothing was kept. Classified information has no place here: turn to your security officer, who uses the chain of the HFDS (SHFDS). Send again without it, or call the CERT only to say that an incident is under way.',
    ],
  ),
  too_large: define(
    413,
    [
      'Demande trop volumineuse',
      'La demande dépasse 256 Kio. Raccourcissez le texte ; les fichiers s’ajoutent ensuite.',
    ],
    ['Request too large', 'The request exceeds 256 KiB. Shorten the text; files are added afterwards.'],
  ),
  unsupported_media: define(
    415,
    ['Format non pris en charge', 'Envoyez du JSON (Content-Type: application/json).'],
    ['Unsupported format', 'Send JSON (Content-Type: application/json).'],
  ),
  idempotency_key_needed: define(
    400,
    [
      'Clé d’idempotence absente',
      'Ajoutez un en-tête Idempotency-Key de 16 à 128 caractères, propre à cette déclaration.',
    ],
    [
      'Idempotency key missing',
      'Add an Idempotency-Key header of 16 to 128 characters, unique to this declaration.',
    ],
  ),
  idempotency_key_reused: define(
    409,
    [
      'Clé d’idempotence déjà utilisée',
      'Cette clé a servi pour un autre contenu. Envoyez de nouveau avec une nouvelle clé.',
    ],
    ['Idempotency key already used', 'This key was used for another content. Send again with a new key.'],
  ),
  sign_in_needed: define(
    401,
    ['Connexion nécessaire', 'Ouvrez une session, puis recommencez.'],
    ['Sign-in needed', 'Open a session, then try again.'],
  ),
  sign_in_refused: define(
    401,
    ['Connexion refusée', 'Ces éléments ne permettent pas d’ouvrir une session.'],
    ['Sign-in refused', 'A session cannot be opened with these.'],
  ),
  second_factor_needed: define(
    401,
    ['Second facteur nécessaire', 'Terminez la connexion avec votre code ou votre clé d’accès.'],
    ['Second factor needed', 'Complete the sign-in with your code or your passkey.'],
  ),
  factor_refused: define(
    403,
    [
      'Preuve refusée',
      'Ce code ou cette clé ne convient pas. Un code ne sert qu’une fois : attendez le suivant.',
    ],
    ['Proof refused', 'This code or key does not fit. A code serves once only: wait for the next one.'],
  ),
  step_up_needed: define(
    403,
    [
      'Nouvelle preuve nécessaire',
      'Cette action est sensible : prouvez de nouveau votre second facteur, puis recommencez.',
    ],
    ['Fresh proof needed', 'This act is sensitive: prove your second factor again, then repeat it.'],
  ),
  last_factor: define(
    409,
    ['Dernier facteur', 'Sans lui, vous ne pourriez plus vous connecter. Ajoutez-en un autre d’abord.'],
    ['Last factor', 'Without it you could not sign in any more. Add another one first.'],
  ),
  own_account: define(
    409,
    ['Votre propre compte', 'Personne ne change ses propres droits : demandez à une autre personne.'],
    ['Your own account', 'Nobody changes their own rights: ask somebody else.'],
  ),
  provider_refused: define(
    401,
    [
      'Connexion refusée par le fournisseur d’identité',
      'Cette identité n’est liée à aucun compte actif, ou la demande a expiré. Connectez-vous autrement, puis liez-la depuis « Mon compte ».',
    ],
    [
      'Sign-in refused by way of the identity provider',
      'This identity is linked to no active account, or the request has expired. Sign in another way, then link it from your account.',
    ],
  ),
  too_many_attempts: define(
    429,
    [
      'Trop d’essais',
      'Attendez avant d’essayer de nouveau. Une clé d’accès permet de se connecter sans attendre.',
    ],
    ['Too many attempts', 'Wait before trying again. A passkey lets you sign in without waiting.'],
  ),
  too_many_readings: define(
    429,
    [
      'Trop de dossiers ouverts',
      'Ce compte a ouvert plus de dossiers que personne n’en lit : l’astreinte et l’officier de sécurité sont prévenus. Les dossiers déjà ouverts restent lisibles ; pour un autre, attendez ou demandez à un collègue.',
    ],
    [
      'Too many cases opened',
      'This account has opened more cases than anybody reads: whoever is on call and the security officer are told. Cases that are open already can still be read; for another one, wait or ask a colleague.',
    ],
  ),
  unknown_reference_or_code: define(
    401,
    [
      'Référence ou code inconnu',
      'Vérifiez la référence et le code de suivi. En cas d’urgence, appelez le CERT.',
    ],
    [
      'Unknown reference or code',
      'Check the reference and the follow-up code. If it is urgent, call the CERT.',
    ],
  ),
  unknown_link: define(
    404,
    ['Lien inconnu', 'Ce lien n’existe pas ou n’est plus valable. Appelez le CERT pour accuser réception.'],
    ['Unknown link', 'This link does not exist or is no longer valid. Call the CERT to acknowledge.'],
  ),
  not_your_role: define(
    403,
    ['Action réservée', 'Votre compte ne permet pas cette action.'],
    ['Reserved action', 'Your account does not allow this action.'],
  ),
  not_granted: define(
    403,
    [
      'Habilitation insuffisante',
      'Votre habilitation sur ce dossier ne permet pas cette action. Demandez-la à la personne qui le pilote.',
    ],
    ['Grant too narrow', 'Your grant on this case does not allow this action. Ask the person who pilots it.'],
  ),
  not_found: define(
    404,
    ['Introuvable', 'Cet objet n’existe pas, ou vous n’avez pas à en connaître.'],
    ['Not found', 'This object does not exist, or is not for you to know.'],
  ),
  version_needed: define(
    428,
    ['Version attendue', 'Relisez le dossier et renvoyez son ETag dans If-Match.'],
    ['Version expected', 'Read the case again and send its ETag in If-Match.'],
  ),
  changed_meanwhile: define(
    412,
    [
      'Modifié entre-temps',
      'Quelqu’un a modifié ce dossier depuis votre lecture. Relisez-le avant de décider.',
    ],
    ['Changed meanwhile', 'Somebody changed this case since you read it. Read it again before deciding.'],
  ),
  refused: define(
    409,
    ['Action impossible en l’état', 'Le dossier ne permet pas cette action maintenant.'],
    ['Not possible now', 'The case does not allow this action now.'],
  ),
  unavailable: define(
    503,
    [
      'Service momentanément indisponible',
      'Réessayez dans un instant ; rien n’a été enregistré. En cas d’urgence, appelez le CERT.',
    ],
    ['Service unavailable', 'Try again in a moment; nothing was recorded. If it is urgent, call the CERT.'],
  ),
  internal: define(
    500,
    ['Erreur interne', 'L’erreur a été consignée. En cas d’urgence, appelez le CERT.'],
    ['Internal error', 'The error was logged. If it is urgent, call the CERT.'],
  ),
} as const satisfies Record<string, ProblemDefinition>;

export type ProblemName = keyof typeof PROBLEMS;
