import { ENDED, type Status } from '../cases';
import type { RetentionKind } from './retention.data';

/** What is erased of a case: all of it, or what nobody needs once it has ended. */
export type ErasedPart = 'whole' | 'declarant_contact' | 'exchanged_messages';

/** The rules whose time runs from the end of a case: which part goes, of cases that ended how; the smaller part first. */
export const OF_CASES: readonly { kind: RetentionKind; part: ErasedPart; statuses: readonly Status[] }[] = [
  { kind: 'declarant_contact', part: 'declarant_contact', statuses: ENDED },
  { kind: 'exchanged_messages', part: 'exchanged_messages', statuses: ENDED },
  { kind: 'case_out_of_scope', part: 'whole', statuses: ['out_of_scope'] },
  { kind: 'case', part: 'whole', statuses: ENDED.filter((status) => status !== 'out_of_scope') },
];
