import type * as worker from '../../mailbox/src/letter';
export type Worker = typeof worker;
