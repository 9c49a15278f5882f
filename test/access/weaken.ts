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
  // `is distinct from` is one word.
  for (const match of sql.matchAll(/'(?:[^']|'')*'|--[^\n]*|[()[\];]|distinct\s+from|\w+/gi)) {
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
  'FROM',
  'JOIN',
  'LEFT',
  'WHERE',
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

/** In `is not null` and `not in` nothing begins. */
const isInside = (sql: string, to: number) => /^\s+(null|in|like)\b/i.test(sql.slice(to));

function beginOf(tokens: readonly Token[], i: number, sql: string): number {
  const { depth } = tokens[i]!;
  const before = tokens.slice(0, i).reverse();
  // An END closes a CASE, whose own words begin nothing.
  let open = 0;
  for (const { word, to, depth: at } of before) {
    if (word === 'END') open += 1;
    else if (word === 'CASE') open -= 1;
    else if (at < depth || (at === depth && open === 0 && BEGINS.includes(word) && !isInside(sql, to)))
      return to;
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
    const [begin, end] = [beginOf(tokens, i, sql), endOf(tokens, i, sql)];
    const put = (from: number, to: number): Weakened => ({
      text: sql.slice(0, from) + neutral + sql.slice(to),
      what: `${sql.slice(from, to).replace(/\s+/g, ' ').trim()} →${neutral}`,
    });
    const isFirst = !['AND', 'OR'].includes(sql.slice(0, begin).trimEnd().split(/\W/).at(-1)!.toUpperCase());
    return [...(isFirst ? [put(begin, token.from)] : []), put(token.to, end)];
  });
}

/** Every condition that stands alone after a WHERE, where nothing else is asked. */
export function askedAlone(sql: string): Weakened[] {
  const tokens = tokensOf(sql);
  return tokens.flatMap((token, i) => {
    if (token.word !== 'WHERE') return [];
    const end = endOf(tokens, i, sql);
    const next = tokens.find(({ from }) => from === end)?.word ?? '';
    if (['AND', 'OR'].includes(next)) return [];
    const what = `${sql.slice(token.from, end).replace(/\s+/g, ' ').trim()} → true`;
    return [{ text: `${sql.slice(0, token.to)} true ${sql.slice(end)}`, what }];
  });
}

const ANSWER = /\b(THEN|ELSE)\s+(?!true)(\([^()]*\)|[^\n]+?)(?=\s+(?:WHEN|ELSE|END)\b)/gi;
const QUESTION = /\bCASE\s+WHEN\s+([\s\S]+?)(?=\s+THEN\b)/gi;

/** Every yes-or-no answer of a CASE turned to yes; every question of a CASE that gives something else, to yes and to no. */
export function answeredAlike(sql: string): Weakened[] {
  const put = (match: RegExpExecArray, text: string): Weakened => ({
    text: sql.slice(0, match.index) + text + sql.slice(match.index + match[0].length),
    what: `${match[0].replace(/\s+/g, ' ')} → ${text}`,
  });
  const asksOnce = (match: RegExpExecArray) =>
    /\bCASE\s+WHEN\b(?![\s\S]*\bCASE\b)/i.test(sql.slice(0, match.index));
  return [
    ...[...sql.matchAll(ANSWER)]
      .filter((match) => !asksOnce(match))
      .map((match) => put(match, `${match[1]} true`)),
    ...[...sql.matchAll(QUESTION)].flatMap((match) => [
      put(match, 'case when true'),
      put(match, 'case when false'),
    ]),
  ];
}
