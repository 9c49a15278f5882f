// What must leave: claimed by state, leased while it is sent, never forgotten.
export {
  claimOutbox,
  deferOutbox,
  finishOutbox,
  lockOutbox,
  returnOutbox,
  type Claimed,
} from './claim-outbox';
export { AccountNoticeTable } from './account-notice.table';
export { DeliveryTable, type DeliveryState } from './delivery.table';
export { OutboxTable } from './outbox.table';
export { PageTable, ShiftTable } from './page.table';
