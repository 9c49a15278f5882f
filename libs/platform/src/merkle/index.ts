// The Merkle tree of RFC 9162, grown one leaf at a time and remembered by its peaks alone.
export { pathOf } from './path';
export { appendLeaf, EMPTY_TREE, hashLeaf, rootOf, type Tree } from './tree';
