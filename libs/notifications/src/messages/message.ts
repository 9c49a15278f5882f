import type { Case, MessageName } from '#domain/cases';
import type { Declarant } from '#domain/declarations';
import type { Tlp } from '#domain/marking';
import type { Obligation } from '#domain/obligations';
import type { Item } from '#domain/releases';

/** Everything that a message may say; what its recipient may know of it is in `items`. */
export interface LetterFacts {
  state: Case;
  declarant: Declarant | null;
  /** Items that the release covers. Nothing else is written. */
  items: readonly Item[];
  basisText: string;
  obligations: readonly Obligation[];
  recipientName: string;
  /** When it is written, epoch ms: what is past by then is said to be. */
  now: number;
  desk: { name: string; phone: string };
  /** Where the recipient acknowledges; null for a declarant's notice. */
  acknowledgeUrl: string | null;
  followUpUrl: string;
}

/** One message: what it is about, what it says, and the highest marking it may carry. */
export interface Message {
  name: MessageName;
  highestTlp: Tlp;
  /** Subject inside the encryption, or of a harmless notice. French. */
  subject: (facts: LetterFacts) => string;
  /** First paragraph; the released items follow it by themselves. */
  opening: (facts: LetterFacts) => string;
  /** A notice to a declarant carries no item and no encryption. */
  sealed: boolean;
}
