// Who a piece of information is for, in the words of TLP 2.0.
export * from './tlp';
// Marks of protection stand beside the label; a classification has no place in the product.
export * from './protection';
export { looksClassified } from './classified';
export { DEFAULT_PAP, narrowerPap, PAP_LABELS, type Pap } from './pap';
export * from './marking';
export { MARKED_ITEMS, PARTS, TABLE_OF_ITEM, type MarkedItem, type PartOfCase } from './parts.data';
