import type { Instant } from '#domain/declarations';

/** A period during which one person answers pages: [startsAt, endsAt). */
export interface Shift {
  startsAt: Instant;
  endsAt: Instant;
  email: string;
}

/** Who answers at `at`: the shift that covers it (the latest written wins), else the last resort. */
export function whoIsOnCall(shifts: readonly Shift[], at: Instant, lastResort: string): string {
  const covering = shifts.filter((shift) => shift.startsAt <= at && at < shift.endsAt);
  return covering.at(-1)?.email ?? lastResort;
}
