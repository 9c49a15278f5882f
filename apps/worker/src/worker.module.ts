import { Module, type DynamicModule } from '@nestjs/common';
import type { Log } from '#platform/logging';
import type { Settings } from '#platform/settings';
import { SendNotice } from './accounts/send-notice.handler';
import { Changes } from './changes/changes';
import { Deadlines } from './deadlines/deadlines';
import { AlarmUnreviewed } from './deadlines/alarm-unreviewed';
import { LetTimePass } from './deadlines/let-time-pass';
import { DeliverLetter } from './deliveries/deliver-letter.handler';
import { LoadLetter } from './deliveries/load-letter';
import { RecordOutcome } from './deliveries/record-outcome';
import { BeginSending } from './deliveries/begin-sending';
import { BringUp } from './families/bring-up';
import { FollowShared } from './families/follow-shared.handler';
import { GroundModule } from './ground/ground.module';
import { DeskMail } from './ground/desk-mail';
import { FollowClock } from './ground/follow-clock';
import type { Keys } from './ground/ground.module';
import { HandlerTable } from './jobs/handler-table';
import { JobHandlers } from './jobs/job-handlers';
import { PeriodicWork } from './jobs/periodic-work';
import { CertifyErasure } from './retention/certify-erasure';
import { EraseDue } from './retention/erase-due';
import { MailWitnesses } from './sealing/mail-witnesses';
import { SealRecord } from './sealing/seal-record';
import { StampHeads } from './sealing/stamp-heads';
import { SendPage } from './oncall/send-page.handler';
import { Queue } from './outbox/queue';
import { Relay } from './outbox/relay';

/** The worker: the relay, the deadlines, and one handler a topic. No HTTP. */
@Module({})
export class WorkerModule {
  static with(settings: Settings, log: Log, keys: Keys): DynamicModule {
    return {
      module: WorkerModule,
      imports: [GroundModule.with(settings, log, keys)],
      providers: [
        ...[PeriodicWork, Relay, Queue, JobHandlers, HandlerTable, FollowClock, DeskMail],
        ...[DeliverLetter, LoadLetter, BeginSending, RecordOutcome],
        ...[EraseDue, CertifyErasure],
        ...[SealRecord, StampHeads, MailWitnesses],
        ...[Changes, Deadlines, AlarmUnreviewed, LetTimePass, SendPage, SendNotice, FollowShared, BringUp],
      ],
    };
  }
}
