import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Channel } from '#notifications/channels';
import type { SealPool } from '#notifications/openpgp';
import { MAIL, SEAL } from './providers';

/** Closes what the handlers used, once the queue has let the last of them end. */
@Injectable()
export class CloseGround implements OnApplicationShutdown {
  constructor(
    @Inject(MAIL) private readonly mail: Channel,
    @Inject(SEAL) private readonly seal: SealPool,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.seal.close();
    await this.mail.close();
  }
}
