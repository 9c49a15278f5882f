export interface OutgoingMail {
  /** Envelope sender; a bare address. */
  from: string;
  /** Envelope recipient; one per mail. */
  to: string;
  /** The finished mail: ASCII, CRLF. */
  raw: Buffer;
}

/** What became of one attempt; `reply` is the other side's own words, or the fault that ended the talk. */
export type SendOutcome =
  | { kind: 'accepted'; reply: string }
  /** Certainly not taken: may be tried again. */
  | { kind: 'temporary'; code: string; reply: string }
  /** Refused for good: a human has to look. */
  | { kind: 'permanent'; code: string; reply: string }
  /** Perhaps taken: a second attempt may be a second copy, and must say so. */
  | { kind: 'unknown'; reply: string };

/** A way out of the house. It answers with an outcome, whatever happens on the line. */
export interface Channel {
  send(mail: OutgoingMail): Promise<SendOutcome>;
  /** Cuts what is still being sent (its outcome follows the same rules) and refuses any further mail. */
  close(): Promise<void>;
}
