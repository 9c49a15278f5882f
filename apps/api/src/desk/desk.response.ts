import * as s from '../description/schema';

export const DESK = s.component(
  'Desk',
  s.closed({ name: s.text, phone: s.text, demonstration: s.flag, now: s.instant }),
);
