export interface Attachment {
  /** Without a path. */
  filename: string;
  /** `type/subtype`, optionally followed by `; charset=…`. */
  contentType: string;
  content: Uint8Array;
}

/** The desk's own key, which signs every mail and can reopen every letter. */
export interface DeskKey {
  privateKey: string;
  /** Left out when the key is not locked (demonstration). */
  passphrase?: string;
}

/** A mail to a declarant: signed so that it can be trusted, readable by anyone. */
export interface Notice {
  from: { name: string; address: string };
  to: string;
  subject: string;
  /** With its angle brackets; the same one when a mail is sent again. */
  messageId: string;
  /** Shown to the reader; may be far from the real time under a movable clock. */
  date: Date;
  /** Any line ending; the TLP label is expected to be already in it. */
  text: string;
  /** Message identifiers with their angle brackets, oldest first. */
  references?: string[];
  attachments?: Attachment[];
  desk: DeskKey;
}

/** A letter to an authority: signed, then encrypted to its recipient and to the desk. */
export interface Letter extends Notice {
  /** The neutral subject that travels in clear. */
  outerSubject: string;
  /** Armored public key. */
  recipientKey: string;
  /** The fingerprint that a human compared, in hexadecimal; spaces and case do not matter. */
  recipientFingerprint: string;
  /** Moment at which the key must be usable, in epoch milliseconds. */
  at: number;
}
