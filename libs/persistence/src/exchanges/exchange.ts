import type { Labels } from '#domain/marking';
import { insertRows, type Statement } from '#persistence/database';
import { IsNull, type EntityManager } from 'typeorm';
import { ExchangeMessageTable } from './exchange-message.table';

export type Sender = ExchangeMessageTable['sender'];

/** The messages of a case, oldest first, as far as the transaction's audience may know them. */
export function findMessages(db: EntityManager, caseId: string): Promise<ExchangeMessageTable[]> {
  return db.find(ExchangeMessageTable, { where: { caseId }, order: { at: 'ASC', id: 'ASC' } });
}

/** How many messages of `sender` nobody has marked as read. */
export function countUnread(db: EntityManager, caseId: string, sender: Sender): Promise<number> {
  return db.countBy(ExchangeMessageTable, { caseId, sender, readAt: IsNull() });
}

/** The row of a message that was just written. */
export function messageRow(message: Omit<ExchangeMessageTable, 'readAt' | keyof Labels>): Statement[] {
  return insertRows('exchange_message', [{ ...message }]);
}

/**
 * Marks as read a message and those of the same sender before it, not what came in the meantime.
 * @param at epoch ms; what was read already keeps its hour
 */
export function readUpTo({ id, caseId, sender, at, sentAt }: ReadMessage): Statement[] {
  return [
    {
      text: `update exchange_message set read_at = $5
        where case_id = $1 and sender = $2 and read_at is null and (at, id) <= ($3, $4)`,
      values: [caseId, sender, new Date(sentAt).toISOString(), id, new Date(at).toISOString()],
    },
  ];
}

interface ReadMessage {
  id: string;
  caseId: string;
  sender: Sender;
  /** When it was read, and when it was sent; epoch ms. */
  at: number;
  sentAt: number;
}
