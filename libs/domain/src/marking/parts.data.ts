/**
 * What a case is made of, and whose marking each part bears. An `item` is information that somebody said or wrote: it has
 * its own originator, and may be narrower than its case; the facts that the case took from a declaration bear what the
 * case bears. The rest is what the desk did about it, and bears what the
 * case bears, for the reason given. Keys are the tables; a table of a case that is not here does not compile
 * (migrations/rights.data.ts).
 */
export const PARTS = {
  incident_case: { item: 'case' },
  declaration: { item: 'declaration' },
  exchange_message: { item: 'message' },
  call_note: { item: 'call' },
  recommendation: { item: 'recommendation' },
  shared_facts: { item: 'shared_facts' },
  case_facility: { asCase: 'whom the case is about' },
  case_grant: { asCase: 'who may know the case' },
  qualification: { asCase: 'decided about the whole case' },
  obligation: { asCase: 'follows from the facts of the whole case' },
  release: { asCase: 'lets items go; its label bounds the letters' },
  letter: { asCase: 'leaves under the label of its release; what it says is written when it leaves' },
  task: { asCase: 'what the desk asks of its own people' },
  marking_change: { asCase: 'says labels, and nothing of what bears them' },
  access_request: { asCase: 'who asked to know the case' },
  broken_glass: { asCase: 'who read the case without a grant' },
  restricted_handling: { asCase: 'closed by a clearance of its own' },
  case_event: { asCase: 'controlled words and identifiers' },
  audit_event: { asCase: 'read by those who keep the record' },
  outbox: { asCase: 'identifiers alone' },
  delivery: { asCase: 'an attempt to send a letter' },
  page: { asCase: 'a reason and an hour; no content' },
} as const satisfies Record<string, { item: string } | { asCase: string }>;

export type PartOfCase = keyof typeof PARTS;
export type MarkedItem = Extract<(typeof PARTS)[PartOfCase], { item: string }>['item'];

const items = Object.entries(PARTS).flatMap(([table, part]) =>
  'item' in part ? [[part.item, table] as const] : [],
);
/** Items that bear a marking of their own. */
export const MARKED_ITEMS: readonly MarkedItem[] = items.map(([item]) => item);
/** Where each of them lies. */
export const TABLE_OF_ITEM = Object.fromEntries(items) as Record<MarkedItem, PartOfCase>;
