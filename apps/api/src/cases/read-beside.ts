import { findRevisionsAfter } from '#persistence/cases';
import { closuresInForce } from '#persistence/directory';
import { countUnread } from '#persistence/exchanges';
import { findCalls, firstTimes } from '#persistence/record';
import type { EntityManager } from 'typeorm';
import { MILESTONES } from './clocks.presenter';
import type { Beside } from './desk.presenter';

export const NOTHING_WAITS: Omit<Beside, 'now'> = {
  ...{ unreadMessages: 0, calls: [], updates: [] },
  measured: { closures: [], firstTimes: {} },
};

/** What waits for the desk beside a case. */
export async function readBeside(db: EntityManager, id: string): Promise<Omit<Beside, 'now'>> {
  const [unreadMessages, calls, updates, closures, times] = await Promise.all([
    countUnread(db, id, 'declarant'),
    findCalls(db, id),
    findRevisionsAfter(db, id, 0),
    closuresInForce(db),
    firstTimes(db, id, MILESTONES),
  ]);
  return { unreadMessages, calls, updates, measured: { closures, firstTimes: times } };
}
