interface HeadFacts {
  number: number;
  /** When it was signed, epoch ms. */
  at: number;
  /** The signed text with its signature. */
  block: string;
}

/** A signed head to a witness: keeping the mail is all that is asked. It says nothing of any case. */
export function witnessMessage({ number, at, block }: HeadFacts): { subject: string; text: string } {
  const lines = [
    `Registre : tête signée n° ${number}, ${new Date(at).toISOString()}.`,
    'Conservez ce message tel quel. Il ne dit rien d’aucun dossier ; il permet de prouver plus tard que le registre n’a été ni réécrit ni raccourci.',
    block,
    'Vérification : npm run audit:verify -- EXPORT --witness CE-MESSAGE',
  ];
  return { subject: `Registre : tête signée n° ${number}`, text: `${lines.join('\n\n')}\n` };
}
