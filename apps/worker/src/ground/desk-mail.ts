import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Channel, SendOutcome } from '#notifications/channels';
import type { SealPool } from '#notifications/openpgp';
import { Clock } from '#platform/clock';
import { DeskIdentity, MAIL, SEAL } from './providers';

/** A mail of the desk: whom it is for, what it says, and the identity that makes a copy recognisable. */
export interface DeskMailDraft {
  to: string;
  subject: string;
  text: string;
  /** Unique part of the Message-ID; the same for every copy. */
  identity: string;
}

/** A draft that only its recipient may open. */
export interface SealedDraft extends DeskMailDraft {
  outerSubject: string;
  key: { armored: string; fingerprint: string };
}

/** Writes and sends as the desk. Composing and sending are apart: what is sent is committed in between. */
@Injectable()
export class DeskMail implements OnApplicationShutdown {
  constructor(
    readonly desk: DeskIdentity,
    private readonly clock: Clock,
    @Inject(MAIL) private readonly channel: Channel,
    @Inject(SEAL) private readonly seal: SealPool,
  ) {}

  /** Signed, readable by anyone: for what says nothing of a case. */
  composeNotice(draft: DeskMailDraft): Promise<Buffer> {
    return this.seal.composeNotice(this.common(draft));
  }

  /** Signed, then encrypted to one recipient. @throws KeyRefused, and never falls back to clear text */
  composeSealed(draft: SealedDraft): Promise<Buffer> {
    const { outerSubject, key } = draft;
    const recipient = { recipientKey: key.armored, recipientFingerprint: key.fingerprint };
    return this.seal.sealLetter({ ...this.common(draft), outerSubject, ...recipient, at: this.clock.now() });
  }

  send(to: string, raw: Buffer): Promise<SendOutcome> {
    return this.channel.send({ from: this.desk.address, to, raw });
  }

  messageIdOf(identity: string): string {
    return `<${identity}@${this.desk.address.split('@')[1]}>`;
  }

  /** After the queue has let its last job end. */
  async onApplicationShutdown(): Promise<void> {
    await this.seal.close();
    await this.channel.close();
  }

  private common({ to, subject, text, identity }: DeskMailDraft) {
    const { name, address, key: desk } = this.desk;
    const messageId = this.messageIdOf(identity);
    return { from: { name, address }, to, subject, text, messageId, date: new Date(this.clock.now()), desk };
  }
}
