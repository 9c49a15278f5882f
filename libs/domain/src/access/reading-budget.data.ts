/** How many cases that it had not seen in the last day an account, or the key of a tool, is shown within a period. */
export interface ReadingBudget {
  /** Opened: one case, whole or a part of it. Listed: a line of the queue, of a search or of a family. */
  seen: 'opened' | 'listed';
  minutes: number;
  /** Since the last proof of a second factor; the next case wants another one. A key proves nothing, and is not asked. */
  proofAfter: number;
  /** Whatever was proved; the next case is refused, and people are woken. */
  refusedAfter: number;
}

const DAY = 24 * 60;

/**
 * One case every six seconds for ten minutes is more than a busy night: then the person says once more that it is a
 * person. Two every three seconds is nobody who reads. A provider's failure with 300 cases stays workable for one person
 * alone: proofs let on, and what was opened stays open. The budgets of a day meet whoever is patient.
 */
export const READING_BUDGETS: readonly ReadingBudget[] = [
  { seen: 'opened', minutes: 10, proofAfter: 100, refusedAfter: 400 },
  { seen: 'opened', minutes: DAY, proofAfter: 500, refusedAfter: 1500 },
  { seen: 'listed', minutes: 10, proofAfter: 1000, refusedAfter: 3000 },
  { seen: 'listed', minutes: DAY, proofAfter: 5000, refusedAfter: 15_000 },
];
