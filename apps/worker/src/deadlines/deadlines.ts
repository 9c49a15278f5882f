import { Inject, Injectable } from '@nestjs/common';
import type { Log } from '#platform/logging';
import { LOG } from '../ground/providers';
import { LetTimePass } from './let-time-pass';

/**
 * Looks for cases whose hour has come, and takes them one by one. Several workers may look: each case is one's
 * for the time of its transaction.
 */
@Injectable()
export class Deadlines {
  constructor(
    private readonly letTimePass: LetTimePass,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async execute(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted && (await this.takeOne()));
  }

  /** @returns whether another may be due */
  private async takeOne(): Promise<boolean> {
    const looked = await this.letTimePass.execute();
    if (looked.kind === 'failed')
      this.log.error({ err: looked.error, caseId: looked.caseId }, 'a case could not be brought to its hour');
    return looked.kind !== 'none';
  }
}
