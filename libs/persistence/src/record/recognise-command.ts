import type { EntityManager } from 'typeorm';
import { CaseEventTable } from './case-event.table';
import type { CommandKey } from './change';

/** Whether a command was done already: it is new, it comes again, or its key was used for another one. */
export async function recogniseCommand(
  db: EntityManager,
  caseId: string,
  command: CommandKey | null,
): Promise<'new' | 'repeated' | 'key_reused'> {
  if (command === null) return 'new';
  const done = await db.findOne(CaseEventTable, {
    where: { caseId, commandKey: command.key },
    select: { id: true, commandDigest: true },
  });
  if (done === null) return 'new';
  return done.commandDigest?.equals(command.digest) ? 'repeated' : 'key_reused';
}
