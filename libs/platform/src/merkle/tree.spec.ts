import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { holds } from '../../../../test/harness/holds';
import { appendLeaf, EMPTY_TREE, hashLeaf, pathOf, rootOf } from '.';

/** The definition of RFC 9162 §2.1.1, word for word, apart from the product's own way. */
function treeHash(leaves: Buffer[]): Buffer {
  const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest();
  if (leaves.length === 0) return sha(Buffer.alloc(0));
  if (leaves.length === 1) return sha(Buffer.concat([Buffer.of(0), leaves[0]!]));
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha(Buffer.concat([Buffer.of(1), treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k))]));
}

const grow = (leaves: Buffer[]) =>
  leaves.reduce((tree, leaf) => appendLeaf(tree, hashLeaf(leaf)), EMPTY_TREE);

describe('the Merkle tree', () => {
  it('has the root that RFC 9162 defines, whatever its size', () => {
    const leaf = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes));
    holds(
      fc.property(fc.array(leaf, { maxLength: 70 }), (leaves) => {
        const tree = grow(leaves);
        expect(tree.size).toBe(leaves.length);
        expect(rootOf(tree).equals(treeHash(leaves))).toBe(true);
      }),
    );
  });

  it('leads from a leaf to its root by the page that it stands on, then by the roots of pages', () => {
    const hashes = Array.from({ length: 70 }, (_, n) => hashLeaf(Buffer.of(n)));
    holds(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.constantFrom(1, 2, 4, 8, 16), (size, wide) => {
        const leaves = hashes.slice(0, size);
        const pages = Array.from({ length: Math.ceil(size / wide) }, (_, n) =>
          leaves.slice(n * wide, (n + 1) * wide),
        );
        const roots = pages.map((page) => rootOf(page.reduce(appendLeaf, EMPTY_TREE)));
        for (const at of leaves.keys()) {
          const n = Math.floor(at / wide);
          expect([...pathOf(pages[n]!, at % wide), ...pathOf(roots, n)]).toEqual(pathOf(leaves, at));
        }
      }),
    );
  });

  // From the reference implementation of Certificate Transparency (RFC 6962), eight leaves.
  it('gives the roots of the published test vectors', () => {
    const leaves = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ];
    const roots = Array.from({ length: 9 }, (_, n) =>
      rootOf(grow(leaves.slice(0, n).map((hex) => Buffer.from(hex, 'hex')))).toString('hex'),
    );
    expect(roots[0]).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(roots[1]).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    expect(roots[8]).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
  });
});
