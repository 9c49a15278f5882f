import type { ApiSettings } from '../ground/api-settings';
import { iso } from '../http/iso';

/** What the desk says of itself before anybody has said anything. `now`: countdowns do not trust a phone's clock. */
export function presentDesk({ DESK_NAME, DESK_PHONE, mode }: ApiSettings, now: number) {
  return { name: DESK_NAME, phone: DESK_PHONE, demonstration: mode !== 'production', now: iso(now) };
}
