import type { ParsedMail } from 'mailparser';

export interface MailContent {
  subject: string;
  /** Name and address, decoded. */
  sender: string;
  /** As they stand in the mail, folded lines joined. */
  headers: { name: string; value: string }[];
  text: string;
  attachments: { filename: string; contentType: string; content: Buffer }[];
}

/** What a human sees of a parsed mail; its HTML is left aside, since our mails have none. */
export function readContent(mail: ParsedMail): MailContent {
  return {
    subject: mail.subject ?? '',
    sender: mail.from?.text ?? '',
    headers: mail.headerLines.map(({ line }) => {
      const colon = line.indexOf(':');
      return {
        name: line.slice(0, colon),
        value: line
          .slice(colon + 1)
          .replace(/\r?\n\s+/g, ' ')
          .trim(),
      };
    }),
    text: mail.text ?? '',
    attachments: mail.attachments.map(({ filename, contentType, content }) => ({
      filename: filename ?? '',
      contentType,
      content,
    })),
  };
}
