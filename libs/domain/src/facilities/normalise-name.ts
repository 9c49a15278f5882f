/**
 * A name as two people would write it alike: no accents, no case, no punctuation, single spaces. Empty when
 * nothing of it is a letter or a digit.
 */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
