// What the desk and the declarant of a case write to each other.
export { ExchangeMessageTable } from './exchange-message.table';
export { countUnread, findMessages, messageRow, readUpTo, type Sender } from './exchange';
