import { Injectable } from '@nestjs/common';
import { witnessMessage } from '#notifications/messages';
import { findLastHead, lastMailing, noteMailed, witnessBlock } from '#persistence/sealing';
import { DeskMail } from '../ground/desk-mail';
import { WorkerSettings } from '../ground/providers';
import { SealerDatabase } from './sealer-database';

/** A witness is written to once an hour at most, and only about a head that it does not have. */
const PAUSE = 3_600_000;

/** Mails the newest signed head to those who keep it outside. It says nothing of any case. */
@Injectable()
export class MailWitnesses {
  private readonly addresses: string[];
  /** Real time before which an address is left alone after a failure, epoch ms. */
  private readonly notBefore = new Map<string, number>();

  constructor(
    private readonly db: SealerDatabase,
    private readonly mail: DeskMail,
    settings: WorkerSettings,
  ) {
    this.addresses = settings.WITNESS_EMAILS.split(' ').filter(Boolean);
  }

  async execute(): Promise<void> {
    for (const address of this.addresses) await this.write(address);
  }

  private async write(address: string): Promise<void> {
    if (Date.now() < (this.notBefore.get(address) ?? 0)) return;
    const { head, last } = await this.db.read(async (db) => ({
      head: await findLastHead(db),
      last: await lastMailing(db, address),
    }));
    if (head === null || (last && (last.number === head.number || Date.now() < last.sentAt + PAUSE))) return;
    this.notBefore.set(address, Date.now() + PAUSE / 60);
    const message = witnessMessage({ number: head.number, at: head.at, block: witnessBlock(head) });
    const raw = await this.mail.composeNotice({ ...message, to: address, identity: `head-${head.number}` });
    const outcome = await this.mail.send(address, raw);
    if (outcome.kind !== 'accepted') throw new Error(`the relay did not take the mail to ${address}`);
    await this.db.write((db) => noteMailed(db, head.number, address));
  }
}
