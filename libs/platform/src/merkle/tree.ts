import { createHash } from 'node:crypto';

/** A tree as its size and the roots of its complete subtrees, widest first: all that growing it needs. */
export interface Tree {
  size: number;
  peaks: readonly Buffer[];
}

export const EMPTY_TREE: Tree = { size: 0, peaks: [] };

const sha256 = (...parts: Uint8Array[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

// RFC 9162 §2.1.1: leaves and nodes are hashed under different first bytes, so that neither passes for the other.
const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

export const hashLeaf = (bytes: Uint8Array): Buffer => sha256(LEAF, bytes);

export const hashNode = (left: Buffer, right: Buffer) => sha256(NODE, left, right);

/** The tree with one leaf more; `leaf` is its hash. */
export function appendLeaf({ size, peaks }: Tree, leaf: Buffer): Tree {
  const grown = [...peaks];
  let top = leaf;
  // Each trailing one of the size is a complete subtree that the new leaf completes to one twice as wide.
  for (let ones = size; ones % 2 === 1; ones = Math.floor(ones / 2)) top = hashNode(grown.pop()!, top);
  return { size: size + 1, peaks: [...grown, top] };
}

/** Merkle Tree Hash of RFC 9162 §2.1.1, 32 bytes; that of no leaf is the hash of nothing. */
export function rootOf({ peaks }: Tree): Buffer {
  if (peaks.length === 0) return sha256();
  return peaks.reduceRight((right, left) => hashNode(left, right));
}
