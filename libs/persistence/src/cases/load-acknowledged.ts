import type { Case } from '#domain/cases';
import type { EntityManager } from 'typeorm';
import { CaseTable } from './case.table';
import { LetterTable, ObligationTable } from './case-parts.table';

const LETTER = { id: true, recipient: true, obligationIds: true, state: true, acknowledgedAt: true } as const;
const DUTY = { id: true, rule: true, state: true, settledAt: true, proof: true } as const;

/** Stands for everything that the holder of a link does not read: what is not there is not written either. */
const NOTHING_MORE = {
  ...{ grants: [], markingChanges: [], facilities: [], releases: [], tasks: [], recommendations: [] },
  ...{ qualification: null, resolution: null, wakeAt: null },
  priority: { score: 0, parts: null, override: null },
  lastChange: {},
} as unknown as Case;

/**
 * A case as the holder of an acknowledgement link acts on it: its status, the letter and what that settles, locked with
 * `forChange`. The database lets it read no more than this.
 */
export async function findLetterToAcknowledge(
  db: EntityManager,
  id: string,
  { forChange }: { forChange?: boolean | 'skip' } = {},
): Promise<Case | null> {
  const lock = forChange ? { lock: { mode: 'pessimistic_write' as const } } : {};
  const select = { id: true, status: true, version: true } as const;
  const row = await db.findOne(CaseTable, { where: { id }, select, ...lock });
  if (!row) return null;
  const where = { caseId: id };
  const letters = await db.find(LetterTable, { where, select: LETTER });
  const obligations = await db.find(ObligationTable, { where, select: DUTY });
  const { status, version } = row;
  return { ...NOTHING_MORE, id, status, version, letters, obligations };
}
