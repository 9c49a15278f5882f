const LONGEST_WORD = 30;
// No script stacks so many marks on one letter; tens of thousands keep a typesetter busy for hours.
const MOST_MARKS = 8;
// Not between a letter and its marks.
const LONG_WORD = new RegExp(`\\S{${LONGEST_WORD}}\\p{M}*(?=[^\\s\\p{M}])`, 'gu');
const STACK = new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, 'gu');

/**
 * What a stranger typed, made fit for one paragraph of a page: no control character, no bidirectional override
 * (which could make a reference read backwards), no heap of combining marks, white space collapsed, cut at `limit`
 * characters with a mark, and words too long for a line given places to break (U+200B).
 */
export function plainText(text: string, limit: number): string {
  const clean = text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu, '')
    .replace(STACK, '$1')
    .trim();
  const characters = [...clean];
  const kept = characters.length > limit ? `${characters.slice(0, limit).join('')}… (texte abrégé)` : clean;
  return kept.replace(LONG_WORD, '$&\u200b');
}
