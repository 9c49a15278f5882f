import { labelOf, type Tlp } from '#domain/marking';

export interface PageFacts {
  reference: string;
  tlp: Tlp;
  callBack: string;
  /** 1 for the first; above, the page may have been received already. */
  copy: number;
}

/** A page to the on-call person: reference, severity, marking and call-back, nothing else (RFC 2350 §4.2). */
export function pageMessage({ reference, tlp, callBack, copy }: PageFacts): {
  subject: string;
  text: string;
} {
  const again = copy > 1 ? `Renvoi n° ${copy - 1} : cet appel a peut-être déjà été reçu.` : null;
  const lines = [
    labelOf(tlp),
    `Astreinte : déclaration urgente ${reference}.`,
    again,
    `Rappel : ${callBack}`,
  ];
  return {
    subject: `[URGENT] [${labelOf(tlp)}] ${reference}`,
    text: `${lines.filter((line) => line !== null).join('\n\n')}\n`,
  };
}
