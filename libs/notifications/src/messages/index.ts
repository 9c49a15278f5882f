// One file a message: its subject, its first words, the highest marking it may carry.
import type { MessageName } from '#domain/cases';
import { alert } from './alert.message';
import { escalation } from './escalation.message';
import { information } from './information.message';
import type { Message } from './message';
import { news } from './news.message';
import { receipt } from './receipt.message';
import { reminder } from './reminder.message';
import { sharedByConsent } from './shared-by-consent.message';
import { transfer } from './transfer.message';

export const MESSAGE: Record<MessageName, Message> = {
  receipt,
  reminder,
  news,
  information,
  escalation,
  alert,
  transfer,
  shared_by_consent: sharedByConsent,
};
export type { LetterFacts, Message } from './message';
export { pageMessage, readingsMessage, type PageFacts } from './page.message';
export { witnessMessage } from './witness.message';
export { accountNotice, type AccountNoticeFacts } from './account-notice.message';
