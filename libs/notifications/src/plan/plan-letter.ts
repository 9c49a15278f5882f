import type { Letter } from '#domain/cases';
import { isAtLeast, labelOf, protectionLabel } from '#domain/marking';
import { MESSAGE, type LetterFacts, type Message } from '#notifications/messages';
import { dischargedDuties } from './open-duties';
import { sectionsOf } from './sections';

/** A letter ready to be composed: words only, no key and no address. */
export interface PlannedLetter {
  sealed: boolean;
  /** Travels in clear: marking, desk and reference, nothing else. */
  outerSubject: string;
  subject: string;
  text: string;
}

// What a recipient reads instead of a case of the dedicated chain: nothing of it travels this way.
const NO_CONTENT = (phone: string) =>
  `Un dossier demande votre attention. Son contenu n’est pas transmis par ce moyen : appelez le CERT, par la chaîne dédiée, au ${phone}.`;

/** What the letter is about and what it says of it; of a case of the dedicated chain, nothing. */
function contentOf(message: Message, facts: LetterFacts): { subject: string; content: (string | null)[] } {
  if (message.sealed && facts.state.restricted)
    return { subject: 'Dossier à suivre par téléphone', content: [NO_CONTENT(facts.desk.phone)] };
  const basis = `Base de la transmission : ${facts.basisText}`;
  const sealed = [basis, dischargedDuties(facts), sectionsOf(facts)];
  return {
    subject: message.subject(facts),
    content: [message.opening(facts), ...(message.sealed ? sealed : [])],
  };
}

/** Thrown when a message would carry a marking above its highest. */
export class MarkingTooHigh extends Error {}

/**
 * What a letter says. Pure: same facts, same words. The TLP label stands directly before the content and
 * its end is marked (TLP 2.0, FIRST).
 * @param copies how many earlier sendings had an unknown outcome; above 0 the letter says so
 * @throws MarkingTooHigh
 */
export function planLetter(letter: Letter, facts: LetterFacts, copies: number): PlannedLetter {
  const message = MESSAGE[letter.message];
  if (!isAtLeast(message.highestTlp, letter.tlp))
    throw new MarkingTooHigh(`${message.name} at ${letter.tlp}`);
  const label = labelOf(letter.tlp);
  const { reference } = facts.state;
  const mark = protectionLabel(facts.state.protection);
  const { subject, content } = contentOf(message, facts);
  const copy = copies > 0 ? ` (renvoi n° ${copies})` : '';
  const body = [
    label,
    mark,
    `${facts.desk.name} – ${facts.desk.phone} (24 h/24)\nÀ : ${facts.recipientName}\nRéférence : ${reference}`,
    copies > 0 ? `Renvoi n° ${copies} : ce message vous est peut-être déjà parvenu.` : null,
    ...content,
    facts.acknowledgeUrl ? `Accuser réception (un clic) :\n${facts.acknowledgeUrl}` : null,
    `Fin du contenu ${label}`,
  ];
  return {
    sealed: message.sealed,
    outerSubject: `[${label}] ${facts.desk.name} – ${reference}${copy}`,
    subject: `[${label}] ${reference} – ${subject}${copy}`,
    text: `${body.filter((part) => part !== null && part !== '').join('\n\n')}\n`,
  };
}
