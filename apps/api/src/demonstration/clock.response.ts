import * as s from '../description/schema';

export const CLOCK_NOW = s.component('ClockNow', s.closed({ now: s.instant }));
