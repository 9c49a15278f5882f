import type { Letter } from '#domain/cases';
import { isAtLeast, labelOf } from '#domain/marking';
import { MESSAGE, type LetterFacts } from '#notifications/messages';
import { sectionsOf } from './sections';

/** A letter ready to be composed: words only, no key and no address. */
export interface PlannedLetter {
  sealed: boolean;
  /** Travels in clear: marking, desk and reference, nothing else. */
  outerSubject: string;
  subject: string;
  text: string;
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
  const copy = copies > 0 ? ` (renvoi n° ${copies})` : '';
  const body = [
    label,
    `${facts.desk.name} – ${facts.desk.phone} (24 h/24)\nÀ : ${facts.recipientName}\nRéférence : ${reference}`,
    copies > 0 ? `Renvoi n° ${copies} : ce message vous est peut-être déjà parvenu.` : null,
    message.opening(facts),
    message.sealed ? `Base de la transmission : ${facts.basisText}` : null,
    message.sealed ? sectionsOf(facts) : null,
    facts.acknowledgeUrl ? `Accuser réception (un clic) :\n${facts.acknowledgeUrl}` : null,
    `Fin du contenu ${label}`,
  ];
  return {
    sealed: message.sealed,
    outerSubject: `[${label}] ${facts.desk.name} – ${reference}${copy}`,
    subject: `[${label}] ${reference} – ${message.subject(facts)}${copy}`,
    text: `${body.filter((part) => part !== null && part !== '').join('\n\n')}\n`,
  };
}
