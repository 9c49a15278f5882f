const IN_PARIS = new Intl.DateTimeFormat('fr-FR', {
  ...{ timeZone: 'Europe/Paris', dateStyle: 'full', timeStyle: 'short' },
});

/** What happened to an account, in the words of its owner. */
const HAPPENED: Record<string, string> = {
  new_device: 'Une session a été ouverte depuis un appareil que ce compte n’avait pas encore utilisé.',
  factor_added: 'Un moyen de connexion a été ajouté à ce compte.',
  factor_removed: 'Un moyen de connexion a été retiré de ce compte.',
  password_changed: 'Le mot de passe de ce compte a été changé.',
  recovery_code_used: 'Un code de secours a servi à ouvrir une session.',
  code_issued: 'Une personne habilitée a émis un code d’accès pour ce compte.',
  identity_linked: 'Une identité externe a été liée à ce compte.',
  readings_stopped:
    'Beaucoup de dossiers ont été ouverts depuis ce compte, ou par une de ses clés : d’autres lui sont refusés pour l’instant.',
  decision_waits:
    'Une décision attend sur un dossier que vous pilotez. Ouvrez « À décider » dans la console.',
  clearance_changed: 'Ce à quoi ce compte est habilité a été changé par des personnes habilitées.',
  team_joined: 'Ce compte a été ajouté à une équipe du CERT.',
  team_left: 'Ce compte a été retiré d’une équipe du CERT.',
  key_created: 'Une clé d’interface a été créée depuis ce compte.',
};

export interface AccountNoticeFacts {
  kind: string;
  /** Epoch ms. */
  raisedAt: number;
  /** What makes it recognisable, e.g. the browser; null: nothing. */
  detail: string | null;
  /** The number of the desk. */
  phone: string;
}

/** A notice to the owner of an account: neutral, without a link, of no use to whoever else reads the mailbox. */
export function accountNotice({ kind, raisedAt, detail, phone }: AccountNoticeFacts): {
  subject: string;
  text: string;
} {
  const paragraphs = [
    HAPPENED[kind] ?? 'Votre compte a changé.',
    [`Le ${IN_PARIS.format(raisedAt)}, heure de Paris.`, ...(detail ? [`Précision : ${detail}.`] : [])].join(
      '\n',
    ),
    ...(kind === 'decision_waits' ? [] : ['Si c’est vous, il n’y a rien à faire.']),
    kind === 'decision_waits'
      ? `Une question : le CERT au ${phone}.`
      : `Sinon, appelez le CERT au ${phone}, puis fermez vos autres sessions depuis « Mon compte ».`,
    'Ce message ne contient aucun lien et ne vous demande jamais de code.',
  ];
  return { subject: 'Votre compte Vigie', text: `${paragraphs.join('\n\n')}\n` };
}
