import type { ExchangeMessageTable } from '#persistence/exchanges';
import { iso } from '../http/iso';

/** Messages as they were written, each by a function; oldest first. */
export function presentMessages(messages: readonly ExchangeMessageTable[]) {
  return {
    messages: messages.map(({ id, at, sender, by, body, readAt }) => ({
      ...{ id, sender, by, body },
      at: iso(at),
      readAt: iso(readAt),
    })),
  };
}
