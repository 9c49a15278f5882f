import { Injectable } from '@nestjs/common';
import { accountNotice } from '#notifications/messages';
import { AccountNoticeTable, deferOutbox, finishOutbox, lockOutbox } from '#persistence/deliveries';
import { UnitOfWork } from '#persistence/unit-of-work';
import { isMailAddress } from '#platform/mail-address';
import type { EntityManager } from 'typeorm';
import { AS_WORKER } from '../ground/as-worker';
import { DeskMail } from '../ground/desk-mail';
import { WorkerSettings } from '../ground/providers';

/** Real seconds: what it tells is worth the hour, not the second. */
const RETRY_SECONDS = 60;

/** Tells a person by mail what happened to the own account. */
@Injectable()
export class SendNotice {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: WorkerSettings,
    private readonly mail: DeskMail,
  ) {}

  async handle(outboxId: string, noticeId: string): Promise<void> {
    const notice = await this.unitOfWork.write(AS_WORKER, (db) => this.begin(db, outboxId, noticeId));
    if (!notice) return;
    const { address: to } = notice;
    const message = accountNotice({ ...notice, phone: this.mail.desk.phone });
    const raw = await this.mail.composeNotice({ ...message, to, identity: `notice-${noticeId}` });
    const outcome = await this.mail.send(to, raw);
    await this.unitOfWork.write(AS_WORKER, async (db) => {
      const over = outcome.kind === 'accepted' || outcome.kind === 'permanent';
      const sentAt = outcome.kind === 'accepted' ? Date.now() : null;
      await db.update(AccountNoticeTable, { id: noticeId }, { sentAt, leasedUntil: null });
      await (over ? finishOutbox(db, outboxId) : deferOutbox(db, outboxId, RETRY_SECONDS));
    });
  }

  /** Commits that a sending begins; null when it is done, under way elsewhere, or cannot be addressed. */
  private async begin(db: EntityManager, outboxId: string, id: string): Promise<AccountNoticeTable | null> {
    if (!(await lockOutbox(db, outboxId))) return null;
    const notice = await db.findOneByOrFail(AccountNoticeTable, { id });
    if (notice.sentAt !== null || !isMailAddress(notice.address)) {
      await finishOutbox(db, outboxId);
      return null;
    }
    if (notice.leasedUntil !== null && Date.now() < notice.leasedUntil) return null;
    const leasedUntil = Date.now() + Number(this.settings.LEASE_MS);
    await db.update(AccountNoticeTable, { id }, { copies: notice.copies + 1, leasedUntil });
    return notice;
  }
}
