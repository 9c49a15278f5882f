import type { Marking } from '#domain/marking';
import type { ExchangeMessageTable } from '#persistence/exchanges';
import { iso } from '../http/iso';
import { presentMarking } from './marking.presenter';

/**
 * Messages as they were written, each by a function; oldest first.
 * @param presentBorne what each bears, as its reader may know it
 */
export function presentMessages(
  messages: readonly ExchangeMessageTable[],
  presentBorne: (marking: Marking) => object = presentMarking,
) {
  return {
    messages: messages.map((message) => {
      const { id, at, sender, by, body, readAt } = message;
      return {
        ...{ id, sender, by, body },
        ...{ at: iso(at), readAt: iso(readAt), marking: presentBorne(message) },
      };
    }),
  };
}
