import { Injectable } from '@nestjs/common';
import { REACTIONS, type Topic } from '#persistence/record';
import { SendNotice } from '../accounts/send-notice.handler';
import { DeliverLetter } from '../deliveries/deliver-letter.handler';
import { FollowShared } from '../families/follow-shared.handler';
import { SendPage } from '../oncall/send-page.handler';

/** A handler reloads and re-checks: a job is a wake-up, never a truth. */
interface Handler {
  handle(outboxId: string, subjectId: string): Promise<void>;
}

/** Which handler answers to which topic; complete, or the process does not start. */
@Injectable()
export class HandlerTable {
  readonly byTopic: Record<Topic, Handler>;

  constructor(
    deliverLetter: DeliverLetter,
    sendPage: SendPage,
    followShared: FollowShared,
    sendNotice: SendNotice,
  ) {
    this.byTopic = {
      'letter.owed': deliverLetter,
      'page.raised': sendPage,
      'facts.shared': followShared,
      'account.notice': sendNotice,
    };
    const orphans = Object.values(REACTIONS).filter((topic) => topic !== null && !(topic in this.byTopic));
    if (orphans.length > 0) throw new Error(`Topics without a handler: ${orphans.join(', ')}`);
  }
}
