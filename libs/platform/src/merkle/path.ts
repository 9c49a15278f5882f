import { hashNode } from './tree';

/**
 * Inclusion proof of RFC 9162 §2.1.3.1: the hashes that lead from one leaf to the root, lowest first.
 * @param leaves hashes of all leaves of the tree
 */
export function pathOf(leaves: readonly Buffer[], index: number): Buffer[] {
  const path: Buffer[] = [];
  let level = leaves;
  let at = index;
  while (level.length > 1) {
    const beside = level[at % 2 === 0 ? at + 1 : at - 1];
    // The last node of an odd level has nobody beside it and rises as it is.
    if (beside !== undefined) path.push(beside);
    level = parents(level);
    at = Math.floor(at / 2);
  }
  return path;
}

function parents(level: readonly Buffer[]): Buffer[] {
  return Array.from({ length: Math.ceil(level.length / 2) }, (_, i) => {
    const [left, right] = [level[2 * i]!, level[2 * i + 1]];
    return right === undefined ? left : hashNode(left, right);
  });
}
