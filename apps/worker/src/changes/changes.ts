import { Inject, Injectable } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

/** Some tenths of a second of work: what it holds locked meanwhile waits no longer. */
const BATCH = 100;

/** Reads again the cases that changed, so that their words are found and their facts counted. One worker at a time does. */
@Injectable()
export class Changes {
  constructor(@Inject(getDataSourceToken()) private readonly db: DataSource) {}

  async execute(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted && (await this.follow()) === BATCH);
  }

  private async follow(): Promise<number> {
    const [row] = await this.db.query<{ followed: number }[]>('select who.follow_changes($1) as followed', [
      BATCH,
    ]);
    return row!.followed;
  }
}
