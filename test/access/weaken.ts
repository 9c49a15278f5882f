/** One condition that is taken out of an expression. */
export interface Weakened {
  text: string;
  /** The condition and what became of it. */
  what: string;
}

interface Token {
  word: string;
  from: number;
  to: number;
  depth: number;
}

/** Words and brackets of SQL outside of quotes, with how deep each lies. */
function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  let depth = 0;
  for (const match of sql.matchAll(/'(?:[^']|'')*'|--[^\n]*|[()[\];]|\w+/g)) {
    const word = match[0].toUpperCase();
    if (word === ')' || word === ']') depth -= 1;
    if (!word.startsWith("'") && !word.startsWith('--'))
      tokens.push({ word, from: match.index, to: match.index + word.length, depth });
    if (word === '(' || word === '[') depth += 1;
  }
  return tokens;
}

const ENDS = [
  'AND',
  'OR',
  'ORDER',
  'LIMIT',
  'UNION',
  'GROUP',
  'THEN',
  'END',
  'ELSE',
  'LOOP',
  'LANGUAGE',
  ';',
];
const BEGINS = ['AND', 'OR', 'WHERE', 'ON', 'SELECT', 'IF', 'WHEN', 'NOT', 'THEN', 'ELSE'];

/** Where the operand ends that begins after a token. */
function endOf(tokens: readonly Token[], i: number, sql: string): number {
  const { depth } = tokens[i]!;
  const inCase = { open: 0 };
  for (const { word, from, depth: at } of tokens.slice(i + 1)) {
    if (word === 'CASE') inCase.open += 1;
    else if (at < depth) return from;
    else if (at === depth && inCase.open === 0 && ENDS.includes(word)) return from;
    else if (word === 'END') inCase.open -= 1;
  }
  return sql.length;
}

function beginOf(tokens: readonly Token[], i: number): number {
  const { depth } = tokens[i]!;
  const before = tokens.slice(0, i).reverse();
  // An END closes a CASE, whose own words begin nothing.
  let open = 0;
  for (const { word, to, depth: at } of before) {
    if (word === 'END') open += 1;
    else if (word === 'CASE') open -= 1;
    else if (at < depth || (at === depth && open === 0 && BEGINS.includes(word))) return to;
  }
  return 0;
}

const isBetween = (tokens: readonly Token[], i: number) =>
  tokens[i]!.word === 'AND' && tokens.slice(Math.max(0, i - 6), i).some(({ word }) => word === 'BETWEEN');

/** Every operand of every AND and OR, at any depth, taken out: AND as if it held, OR as if it did not. */
export function weakened(sql: string): Weakened[] {
  const tokens = tokensOf(sql);
  return tokens.flatMap((token, i) => {
    if (!['AND', 'OR'].includes(token.word) || isBetween(tokens, i)) return [];
    const neutral = token.word === 'AND' ? ' true ' : ' false ';
    const [begin, end] = [beginOf(tokens, i), endOf(tokens, i, sql)];
    const put = (from: number, to: number): Weakened => ({
      text: sql.slice(0, from) + neutral + sql.slice(to),
      what: `${sql.slice(from, to).replace(/\s+/g, ' ').trim()} →${neutral}`,
    });
    const isFirst = !['AND', 'OR'].includes(sql.slice(0, begin).trimEnd().split(/\W/).at(-1)!.toUpperCase());
    return [...(isFirst ? [put(begin, token.from)] : []), put(token.to, end)];
  });
}

/** Every answer of every CASE, turned to yes. */
export function answeredYes(sql: string): Weakened[] {
  return [...sql.matchAll(/\b(THEN|ELSE)\s+(?!true)(\([^()]*\)|[^\n]+?)(?=\s+(?:WHEN|ELSE|END)\b)/gi)].map(
    (match) => ({
      text: `${sql.slice(0, match.index)}${match[1]} true ${sql.slice(match.index + match[0].length)}`,
      what: `${match[0].replace(/\s+/g, ' ')} → true`,
    }),
  );
}
