import { Injectable } from '@nestjs/common';
import { pageMessage, readingsMessage } from '#notifications/messages';
import { CaseTable } from '#persistence/cases';
import { deferOutbox, finishOutbox, lockOutbox, PageTable } from '#persistence/deliveries';
import { UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import type { EntityManager } from 'typeorm';
import { AS_WORKER } from '../ground/as-worker';
import { DeskMail } from '../ground/desk-mail';
import { WorkerSettings } from '../ground/providers';
import { nameOnCall } from './name-on-call';
import { whomToWake } from './whom-to-wake';

/** A page is tried again this soon, real seconds: nobody sleeps through a busy relay. */
const RETRY_SECONDS = 5;

interface Begun {
  copy: number;
  address: string;
  /** Null: it is about an account. */
  state: Pick<CaseTable, 'reference' | 'tlp'> | null;
}

/** Wakes the on-call person by mail. Other channels come behind the same interface. */
@Injectable()
export class SendPage {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly settings: WorkerSettings,
    private readonly mail: DeskMail,
  ) {}

  async handle(outboxId: string, pageId: string): Promise<void> {
    const begun = await this.unitOfWork.write(AS_WORKER, (db) => this.begin(db, outboxId, pageId));
    if (!begun) return;
    const { address: to, copy, state } = begun;
    const call = { callBack: this.mail.desk.phone, copy };
    const message = state === null ? readingsMessage(call) : pageMessage({ ...state, ...call });
    const raw = await this.mail.composeNotice({ ...message, to, identity: `page-${pageId}` });
    const outcome = await this.mail.send(to, raw);
    await this.unitOfWork.write(AS_WORKER, async (db) => {
      if (outcome.kind !== 'accepted') {
        await db.update(PageTable, { id: pageId }, { leasedUntil: null });
        return deferOutbox(db, outboxId, RETRY_SECONDS);
      }
      await db.update(PageTable, { id: pageId }, { sentAt: this.clock.now(), leasedUntil: null });
      await finishOutbox(db, outboxId);
    });
  }

  /** Commits that a sending begins; null when it is done, or under way elsewhere. */
  private async begin(db: EntityManager, outboxId: string, pageId: string): Promise<Begun | null> {
    if (!(await lockOutbox(db, outboxId))) return null;
    const page = await db.findOneByOrFail(PageTable, { id: pageId });
    if (page.sentAt !== null) {
      await finishOutbox(db, outboxId);
      return null;
    }
    if (page.leasedUntil !== null && Date.now() < page.leasedUntil) return null;
    const select = { id: true, reference: true, tlp: true } as const;
    const state =
      page.caseId === null ? null : await db.findOneOrFail(CaseTable, { where: { id: page.caseId }, select });
    const now = this.clock.now();
    const address = await whomToWake(db, page, { now, lastResort: this.settings.ONCALL_EMAIL });
    const { caseId, reason } = page;
    if (caseId !== null && !page.named) await nameOnCall(db, { caseId, reason, email: address, now });
    const copy = page.copies + 1;
    const leasedUntil = Date.now() + Number(this.settings.LEASE_MS);
    await db.update(PageTable, { id: pageId }, { copies: copy, address, leasedUntil });
    return { copy, address, state };
  }
}
