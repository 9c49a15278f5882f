import { line, type Line } from './line';
import type { SeenMail } from './mail-reader';
import type { ExpectedMail } from './scenario';

/**
 * Holds when the organisation has received that many letters (at least one when no number is given) and every
 * one of them is as it must be. A letter sent twice under one Message-ID is one letter.
 */
export function mailLine(wanted: ExpectedMail, mails: readonly SeenMail[]): Line {
  const expectation = `mail ${describe(wanted)}`;
  const letters = [...new Map(mails.map((mail) => [mail.messageId, mail])).values()];
  const fault = mails.map((mail) => faultOf(mail, wanted)).find((found) => found !== null);
  if (fault) return line(expectation, fault);
  const enough = wanted.count === undefined ? letters.length > 0 : letters.length === wanted.count;
  return line(expectation, enough ? null : `${letters.length} received`);
}

function faultOf(mail: SeenMail, { tlp, encrypted }: ExpectedMail): string | null {
  if (encrypted === true) {
    if (mail.form !== 'encrypted') return `one is ${mail.form}, not encrypted`;
    if (mail.text === null) return 'its recipient cannot decrypt one';
    if (mail.signature !== 'good') return `the signature of one is ${mail.signature}`;
  }
  if (encrypted === false && mail.form === 'encrypted') return 'one is encrypted';
  return tlp === undefined ? null : faultOfMarking(mail, `TLP:${tlp}`);
}

/** TLP 2.0 (FIRST): the label in the subject, and directly before the content. */
function faultOfMarking({ outerSubject, subject, text }: SeenMail, label: string): string | null {
  for (const [name, line_] of [
    ['outer subject', outerSubject],
    ['subject', subject],
  ] as const)
    if (line_ !== null && !carries(line_, label)) return `${label} is not in the ${name} of one`;
  const [first = ''] = (text ?? '').split('\n').filter((row) => row.trim() !== '');
  return first.trim() === label ? null : `${label} does not stand before the content of one`;
}

/** Whether the label stands there as a word: AMBER is not AMBER+STRICT. */
function carries(subject: string, label: string): boolean {
  return subject.split(/[^A-Z:+]+/).includes(label);
}

function describe({ to, tlp, encrypted, count }: ExpectedMail): string {
  const parts = [`to ${to}`, tlp, encrypted && 'encrypted', encrypted === false && 'not encrypted'];
  return [...parts, count !== undefined && `× ${count}`].filter(Boolean).join(' ');
}
