import * as s from '../description/schema';

export const HEALTH = s.component('Health', s.closed({ status: s.words(['ok', 'database_away']) }));
