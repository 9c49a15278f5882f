import type { CaseFacts } from '../case-facts';
import type { Clock, Owing } from '../rule';

export const ON_RECEIPT: Clock = { kind: 'without_delay', anchor: 'received' };
export const ON_QUALIFICATION: Clock = { kind: 'without_delay', anchor: 'qualified' };
/** From what a structure itself saw; the awareness of a controller (art. 33 RGPD) is another moment. */
export const ON_NOTICE: Clock = { kind: 'without_delay', anchor: 'noticed' };
export const ON_AWARENESS: Clock = { kind: 'without_delay', anchor: 'awareness' };

export const owe = (...creditors: string[]): Owing[] => creditors.map((creditor) => ({ creditor }));

/** Owed to these creditors where the condition holds, and to nobody elsewhere. */
export const when =
  (condition: (facts: CaseFacts) => boolean, ...creditors: string[]) =>
  (facts: CaseFacts): Owing[] =>
    condition(facts) ? owe(...creditors) : [];
