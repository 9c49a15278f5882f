import { MAIL_DOMAIN, MAIL_LOCAL_PART } from '#platform/mail-address';

// Lone surrogates cannot be written as UTF-8; bidirectional marks can make a subject read as another one.
const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const MESSAGE_ID = new RegExp(`^<${MAIL_LOCAL_PART}@${MAIL_DOMAIN}>$`);

/** True for text that fits in one header: 1 to 500 characters, no control or direction mark. */
export function isHeaderText(value: string): boolean {
  return value.trim().length > 0 && value.length <= 500 && !CONTROL.test(value);
}

/** True for one message identifier with its angle brackets (RFC 5322 §3.6.4), 250 characters at most. */
export function isMessageId(value: string): boolean {
  return value.length <= 250 && MESSAGE_ID.test(value);
}

/** True for a file name without a path, control character or leading dot. */
export function isAttachmentName(value: string): boolean {
  return isHeaderText(value) && value.length <= 120 && !/[/\\]/.test(value) && !value.startsWith('.');
}
