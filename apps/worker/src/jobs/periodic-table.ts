import type { Type } from '@nestjs/common';
import { Changes } from '../changes/changes';
import { AlarmUnreviewed } from '../deadlines/alarm-unreviewed';
import { Deadlines } from '../deadlines/deadlines';
import type { WorkerSettings } from '../ground/providers';
import { Relay } from '../outbox/relay';
import { EraseDue } from '../retention/erase-due';
import { MailWitnesses } from '../sealing/mail-witnesses';
import { SealRecord } from '../sealing/seal-record';
import { StampHeads } from '../sealing/stamp-heads';

export interface Periodic {
  /** @param stopping is aborted when the worker ends: a long turn looks at it between two transactions */
  execute(stopping: AbortSignal): Promise<void>;
}

/**
 * What nobody asks for: the work, the setting that holds its pause, and what the operator reads when a turn fails.
 * Several workers may run: each work takes its own locks. Each is a cycle of its own: an authority of time stamps
 * that is slow delays neither seals nor witnesses.
 */
export const PERIODIC: readonly [work: Type<Periodic>, pause: keyof WorkerSettings, failure: string][] = [
  [Relay, 'RELAY_INTERVAL_MS', 'the relay could not work'],
  [Deadlines, 'DEADLINES_INTERVAL_MS', 'the deadlines could not be looked at'],
  [AlarmUnreviewed, 'DEADLINES_INTERVAL_MS', 'broken glasses without a review could not be looked at'],
  [SealRecord, 'SEALING_INTERVAL_MS', 'the record could not be sealed'],
  [StampHeads, 'SEALING_INTERVAL_MS', 'the newest head could not be time-stamped'],
  [MailWitnesses, 'SEALING_INTERVAL_MS', 'the newest head could not be mailed to its witnesses'],
  [EraseDue, 'RETENTION_INTERVAL_MS', 'retention could not be looked at'],
  [Changes, 'CHANGES_INTERVAL_MS', 'the changes could not be followed'],
];
