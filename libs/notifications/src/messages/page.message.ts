import { labelOf, type Tlp } from '#domain/marking';

export interface PageFacts {
  reference: string;
  tlp: Tlp;
  callBack: string;
  /** 1 for the first; above, the page may have been received already. */
  copy: number;
}

type Message = { subject: string; text: string };

const againOf = (copy: number) =>
  copy > 1 ? [`Renvoi n° ${copy - 1} : cet appel a peut-être déjà été reçu.`] : [];
const paragraphs = (...lines: string[]) => `${lines.join('\n\n')}\n`;

/** A page to the on-call person: reference, severity, marking and call-back, nothing else (RFC 2350 §4.2). */
export function pageMessage({ reference, tlp, callBack, copy }: PageFacts): Message {
  const label = labelOf(tlp);
  const what = `Astreinte : déclaration urgente ${reference}.`;
  return {
    subject: `[URGENT] [${label}] ${reference}`,
    text: paragraphs(label, what, ...againOf(copy), `Rappel : ${callBack}`),
  };
}

/** The same when an account is stopped because it opened more cases than anybody reads. Says not which: the record does. */
export function readingsMessage({ callBack, copy }: Pick<PageFacts, 'callBack' | 'copy'>): Message {
  const label = labelOf('AMBER+STRICT');
  return {
    subject: `[URGENT] [${label}] Compte arrêté : lectures en masse`,
    text: paragraphs(
      label,
      'Astreinte : un compte ou une clé d’outil a ouvert plus de dossiers que personne n’en lit. D’autres lui sont refusés.',
      'Le registre dit lequel (acte « est arrêté »). Appelez la personne ; si ce n’est pas elle, faites fermer le compte.',
      ...againOf(copy),
      `Rappel : ${callBack}`,
    ),
  };
}
