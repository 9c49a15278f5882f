import { Inject, Injectable } from '@nestjs/common';
import { findHead, headsAfter, sealWaiting, witnessBlock } from '#persistence/sealing';
import type { Log } from '#platform/logging';
import { LOG, WorkerSettings } from '../ground/providers';
import { RecordKey } from './record-key';
import { SealerDatabase } from './sealer-database';
import { WitnessFile } from './witness-file';

/** Events under one head at most: a transaction of a few hundred milliseconds. */
const BATCH = 2000;

/** The database is not the one whose heads were witnessed: it was put back from a copy, or changed. */
export class RecordForked extends Error {}

/** Seals what waits, and hands each new head to the witness file. */
@Injectable()
export class SealRecord {
  private readonly witness: WitnessFile | null;

  constructor(
    private readonly db: SealerDatabase,
    private readonly key: RecordKey,
    settings: WorkerSettings,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.witness = settings.WITNESS_FILE === '' ? null : new WitnessFile(settings.WITNESS_FILE);
  }

  /** @throws RecordForked before anything is signed: a second history under one key would destroy the first */
  async execute(): Promise<void> {
    await this.refuseFork();
    for (;;) {
      const head = await this.db.write((db) => sealWaiting(db, this.key, BATCH));
      if (head === null) break;
      this.log.debug({ head: head.number, size: head.size }, 'audit events sealed');
    }
    await this.handOn();
  }

  private async refuseFork(): Promise<void> {
    const newest = await this.witness?.newest();
    if (!newest) return;
    const own = await this.db.read((db) => findHead(db, newest.number));
    if (own !== null && witnessBlock(own) === newest.block) return;
    const why =
      own === null ? 'the database does not have it' : 'the database has another one of that number';
    throw new RecordForked(
      `WITNESS_FILE holds head ${newest.number}, and ${why}: restored from a copy, or changed. Nothing is sealed; docs/runbooks/record.md says what to do.`,
    );
  }

  /** What a crash kept from the file goes there now: the file itself says where it stands. */
  private async handOn(): Promise<void> {
    if (this.witness === null) return;
    const newest = await this.witness.newest();
    const heads = await this.db.read((db) => headsAfter(db, newest?.number ?? 0, BATCH));
    await this.witness.append(heads);
  }
}
