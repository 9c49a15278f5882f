import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#persistence/unit-of-work';
import { AS_WORKER } from '../ground/as-worker';

/** Some tenths of a second of work: what it holds locked meanwhile waits no longer. */
const BATCH = 100;

/** Reads again the cases that changed, so that their words are found and their facts counted. One worker at a time does. */
@Injectable()
export class Changes {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted && (await this.follow()) === BATCH);
  }

  private async follow(): Promise<number> {
    const [row] = await this.unitOfWork.write(AS_WORKER, (db) =>
      db.query<{ followed: number }[]>('select who.follow_changes($1) as followed', [BATCH]),
    );
    return row!.followed;
  }
}
