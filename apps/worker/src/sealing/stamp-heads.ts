import { Inject, Injectable } from '@nestjs/common';
import { findLastHead, newestStamp, noteStamp, witnessBlock } from '#persistence/sealing';
import type { Log } from '#platform/logging';
import { LOG, WorkerSettings } from '../ground/providers';
import { askTimeStamp } from './ask-time-stamp';
import { SealerDatabase } from './sealer-database';

/** One token a minute at most: each dates every head before it. After failures the pause doubles, up to an hour. */
const PAUSE = 60_000;
const LONGEST_PAUSE = 3_600_000;

/** Asks the authority of TIMESTAMP_URL for a token over the newest head. */
@Injectable()
export class StampHeads {
  private notBefore = 0;
  private failures = 0;

  constructor(
    private readonly db: SealerDatabase,
    private readonly settings: WorkerSettings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async execute(): Promise<void> {
    const url = this.settings.TIMESTAMP_URL;
    if (url === '' || Date.now() < this.notBefore) return;
    const { head, stamped } = await this.db.read(async (db) => ({
      head: await findLastHead(db),
      stamped: await newestStamp(db),
    }));
    if (head === null || stamped?.number === head.number) return;
    this.notBefore = Date.now() + Math.min(LONGEST_PAUSE, PAUSE * 2 ** this.failures);
    this.failures += 1;
    const stamp = await askTimeStamp(url, Buffer.from(witnessBlock(head)));
    await this.db.write((db) => noteStamp(db, { number: head.number, ...stamp }));
    this.failures = 0;
    this.notBefore = Date.now() + PAUSE;
    this.log.debug({ head: head.number }, 'head time-stamped');
  }
}
