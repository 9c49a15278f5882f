import { whoIsOnCall } from '#domain/oncall';
import { type PageTable, ShiftTable } from '#persistence/deliveries';
import { isMailAddress } from '#platform/mail-address';
import type { EntityManager } from 'typeorm';

interface Hour {
  /** Epoch ms. */
  now: number;
  /** Address that reads when no shift does. */
  lastResort: string;
}

/** @returns the address of the person that the page names, or else of whoever is on call */
export async function whomToWake(
  db: EntityManager,
  page: Pick<PageTable, 'named' | 'address'>,
  { now, lastResort }: Hour,
): Promise<string> {
  if (page.named && page.address !== null && isMailAddress(page.address)) return page.address;
  const shifts = await db.find(ShiftTable, { order: { id: 'ASC' } });
  // A shift whose address no mail can carry must not leave everybody asleep.
  const reachable = shifts.filter(({ email }) => isMailAddress(email));
  return whoIsOnCall(reachable, now, lastResort);
}
