import { isMailAddress } from '#platform/mail-address';
import { encodeWord, foldLines } from 'nodemailer/lib/mime-funcs';
import { isHeaderText, isMessageId } from './header-text';
import type { Notice } from './letter';
import { HeaderRefused } from './refusals';

/** One header: its value is ASCII and not yet folded. */
export interface HeaderField {
  name: string;
  value: string;
}

/**
 * The headers by which a reader recognises a mail, in the order in which they are written.
 * @throws HeaderRefused naming the first value that is not fit for a header.
 */
export function headerFields(mail: Notice, subject: string): HeaderField[] {
  const { from, to, messageId, date, references = [] } = mail;
  demand(isHeaderText(from.name), 'from');
  demand(isMailAddress(from.address), 'from');
  demand(isMailAddress(to), 'to');
  demand(isHeaderText(subject), 'subject');
  demand(isMessageId(messageId), 'messageId');
  demand(references.length <= 50 && references.every(isMessageId), 'references');
  demand(!Number.isNaN(date.getTime()), 'date');
  const fields = [
    { name: 'From', value: `${phrase(from.name)} <${from.address}>` },
    { name: 'To', value: to },
    { name: 'Subject', value: encoded(subject) },
    { name: 'Date', value: date.toUTCString().replace(/GMT$/, '+0000') },
    { name: 'Message-ID', value: messageId },
  ];
  const parent = references.at(-1);
  if (!parent) return fields;
  return [
    ...fields,
    { name: 'In-Reply-To', value: parent },
    { name: 'References', value: references.join(' ') },
  ];
}

export function headerLine({ name, value }: HeaderField): string {
  return foldLines(`${name}: ${value}`, 76);
}

function demand(holds: boolean, field: string): void {
  if (!holds) throw new HeaderRefused(field);
}

/** RFC 2047; text that merely looks encoded is encoded too, or a reader would decode what nobody encoded. */
function encoded(text: string): string {
  return /^[ -~]*$/.test(text) && !text.includes('=?') ? text : encodeWord(text, 'Q', 52);
}

function phrase(name: string): string {
  const value = encoded(name);
  return value === name ? `"${name.replace(/[\\"]/g, '\\$&')}"` : value;
}
