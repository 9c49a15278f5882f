const LONGEST_WORD = 30;

/**
 * What a stranger typed, made fit for one paragraph of a page: no control character, no bidirectional override
 * (which could make a reference read backwards), white space collapsed, cut at `limit` characters with a mark, and
 * words too long for a line given places to break (U+200B).
 */
export function plainText(text: string, limit: number): string {
  const clean = text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu, '')
    .trim();
  const characters = [...clean];
  const kept = characters.length > limit ? `${characters.slice(0, limit).join('')}… (texte abrégé)` : clean;
  return kept.replace(new RegExp(`\\S{${LONGEST_WORD}}(?=\\S)`, 'gu'), '$&\u200b');
}
