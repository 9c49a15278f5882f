import { randomBytes } from 'node:crypto';
import { encode as encodeBase64, wrap as wrapBase64 } from 'nodemailer/lib/base64';
import { buildHeaderValue } from 'nodemailer/lib/mime-funcs';
import { encode as encodeQuoted, wrap as wrapQuoted } from 'nodemailer/lib/qp';
import { isAttachmentName } from './header-text';
import type { Attachment, Notice } from './letter';
import { HeaderRefused } from './refusals';

const CONTENT_TYPE = /^[a-z]+\/[a-z0-9][a-z0-9.+-]{0,100}(; charset=[a-z0-9-]{1,40})?$/i;

/** `=_` occurs neither in quoted-printable nor in base64, so no part can hold its own boundary. */
export function newBoundary(): string {
  return `=_${randomBytes(18).toString('hex')}`;
}

/**
 * The MIME entity that is signed: ASCII, CRLF, no final line break (RFC 3156 §5 leaves it to the boundary).
 * `headers` are finished lines; they and the `hp` parameter are the header protection of RFC 9788.
 */
export function composeEntity(mail: Notice, hp: 'cipher' | 'clear', headers: string[]): string {
  const { attachments = [] } = mail;
  const parameter = `hp="${hp}"`;
  if (attachments.length === 0) return [...headers, ...textPart(mail.text, `; ${parameter}`)].join('\r\n');
  const boundary = newBoundary();
  return [
    ...headers,
    `Content-Type: multipart/mixed; ${parameter};`,
    ` boundary="${boundary}"`,
    '',
    `--${boundary}`,
    ...textPart(mail.text, ''),
    ...attachments.flatMap((attachment) => [`--${boundary}`, ...attachmentPart(attachment)]),
    `--${boundary}--`,
  ].join('\r\n');
}

function textPart(text: string, parameters: string): string[] {
  const body = encodeQuoted(Buffer.from(text.replace(/\r\n|\r|\n/g, '\r\n'), 'utf8'));
  return [
    `Content-Type: text/plain; charset=utf-8${parameters}`,
    'Content-Transfer-Encoding: quoted-printable',
    '',
    // Old relays put ">" before a line that starts with "From ", which breaks the signature (RFC 3156 §3).
    wrapQuoted(body, 72).replace(/^From /gm, '=46rom '),
  ];
}

function attachmentPart({ filename, contentType, content }: Attachment): string[] {
  if (!isAttachmentName(filename)) throw new HeaderRefused('filename');
  if (!CONTENT_TYPE.test(contentType)) throw new HeaderRefused('contentType');
  const disposition = buildHeaderValue({ value: 'attachment', params: { filename } });
  return [
    `Content-Type: ${contentType}`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: ${disposition.replace(/; /g, ';\r\n ')}`,
    '',
    wrapBase64(encodeBase64(Buffer.from(content)), 76),
  ];
}
