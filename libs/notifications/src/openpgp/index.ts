// Mails as they leave and as they are read: keys judged, letters sealed, notices signed (RFC 3156, RFC 9788).
export { composeNotice } from './compose-notice';
export { generateDemonstrationKey, type DemonstrationKey, type KeyOwner } from './demonstration-key';
export { findFingerprint, judgeKey, type KeyQuestion, type KeyRefusal, type KeyVerdict } from './key-verdict';
export type { Attachment, DeskKey, Letter, Notice } from './letter';
export type { MailContent } from './mail-content';
export { openLetter, type LetterToOpen, type OpenedLetter, type SignatureVerdict } from './open-letter';
export { HeaderRefused, KeyRefused } from './refusals';
export { sealLetter } from './seal-letter';
export { openSealPool, type SealPool } from './seal-pool';
