/**
 * Fewer steps than that and a guesser's rules reach it: a known word and a year, a walk over the keyboard, the name of
 * whoever asks. Three unrelated words and a half pass; no sort of character is ever asked for.
 */
const ENOUGH = 7;
const [KNOWN_WORD, OWN_WORD, PATTERN, CHARACTER] = [2, 1, 1, 1];
const SHORTEST_WORD = 3;
const LONGEST_WORD = 24;

const WALKS = [
  ...['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'azertyuiop', 'qsdfghjklm', 'wxcvbn'],
  ...['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'aqwzsxedcrfvtgbyhn', '1q2w3e4r5t6y', '1a2z3e4r5t6y'],
].flatMap((row) => [row, [...row].reverse().join('')]);

const LOOKS_LIKE: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '0': 'o',
  '1': 'i',
  $: 's',
  '5': 's',
};
const unmasked = (text: string) => text.replace(/[@430$51]/g, (sign) => LOOKS_LIKE[sign]!);

/** Without case, accents or compatibility forms. */
export const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The words of an address or of a name, which its owner's passwords are tried with first. */
export const wordsOf = (text: string) =>
  plain(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length >= SHORTEST_WORD);

interface Vocabulary {
  has(word: string): boolean;
}

/** Steps that a piece costs as a whole; infinite when nothing is known about it. */
function priceOf(piece: string, known: Vocabulary, own: ReadonlySet<string>): number {
  if (piece.length < SHORTEST_WORD) return Infinity;
  if (/^(.)\1+$/u.test(piece) || /^(19|20)\d\d$/.test(piece)) return PATTERN;
  if (WALKS.some((walk) => walk.includes(piece))) return PATTERN;
  const open = unmasked(piece);
  if (own.has(piece) || own.has(open)) return OWN_WORD;
  return known.has(piece) || known.has(open) ? KNOWN_WORD : Infinity;
}

/** The cheapest way to put the text together; what merely separates costs nothing. */
function stepsTo(text: string, known: Vocabulary, own: ReadonlySet<string>): number {
  const steps = [0];
  for (let end = 1; end <= text.length; end += 1) {
    steps[end] = steps[end - 1]! + (/[\s._@-]/.test(text[end - 1]!) ? 0 : CHARACTER);
    for (let start = Math.max(0, end - LONGEST_WORD); start <= end - SHORTEST_WORD; start += 1) {
      const whole = steps[start]! + priceOf(text.slice(start, end), known, own);
      if (whole < steps[end]!) steps[end] = whole;
    }
  }
  return steps[text.length]!;
}

/**
 * Whether rules that every guesser has reach the password, whatever stands in a list.
 * @param known words and passwords that the world knows, in plain spelling
 * @param about what is known of whoever chooses it: address, names of the desk and of the product
 */
export function isGuessable(password: string, known: Vocabulary, about: readonly string[]): boolean {
  const text = plain(password);
  const unit = /^(.+?)\1+$/su.exec(text)?.[1] ?? text;
  return stepsTo(unit, known, new Set(about.flatMap(wordsOf))) < ENOUGH;
}
