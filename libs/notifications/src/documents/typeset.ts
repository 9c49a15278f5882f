import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

// Typst refuses a PDF/UA whose text its fonts cannot draw, and names each character between quotes.
const UNDRAWABLE = /the text `\\?"(.+?)\\?"` could not be displayed/gu;
const REPLACEMENT = '\ufffd';
// Marks, then what is left, and one to spare.
const MOST_ROUNDS = 3;
const CACHE_AGE = 10;

let compiler: NodeCompiler | undefined;

function compile(template: string, inputs: Record<string, string>) {
  compiler ??= NodeCompiler.create({ workspace: __dirname });
  const outcome = compiler.compile({ mainFileContent: template, inputs });
  if (outcome.result) return { compiler, document: outcome.result };
  const why = outcome.takeDiagnostics()?.shortDiagnostics ?? [];
  throw new Error(`The document cannot be typeset: ${JSON.stringify(why)}`);
}

/**
 * The message is written with the escapes of Rust, twice: `\\u{1dcf}` for a combining mark. A mark drags the letter
 * before it into the message, and that letter may be anywhere else on the page: marks are replaced first.
 */
function undrawableIn(error: unknown): Set<string> {
  const quoted = [...String(error).matchAll(UNDRAWABLE)].map(([, text]) => text!).join('');
  const text = quoted.replace(/\\+u\{([0-9a-f]+)\}/g, (_, hex: string) =>
    String.fromCodePoint(parseInt(hex, 16)),
  );
  const marks = text.match(/\p{M}/gu);
  return new Set(marks ?? text);
}

function replaceAll(value: unknown, undrawable: ReadonlySet<string>): unknown {
  const text = JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string'
      ? [...part].map((character) => (undrawable.has(character) ? REPLACEMENT : character)).join('')
      : part,
  );
  return JSON.parse(text);
}

function inputsOf(data: unknown): Record<string, string> {
  const values = Object.entries(data as Record<string, unknown>);
  return Object.fromEntries(values.map(([name, value]) => [name, JSON.stringify(value)]));
}

/**
 * Typesets a document as a tagged PDF/UA-1.
 *
 * Characters that the embedded fonts do not have (emoji, some scripts) are printed as a replacement character: a
 * receipt is never refused because of them. Should that not be enough, the document is tagged but makes no PDF/UA
 * claim.
 * @param template source of a Typst document that reads `sys.inputs.<name>` as JSON
 * @param at instant of the document, epoch milliseconds
 * @throws Error when the template itself is at fault
 */
export function typeset(template: string, data: Record<string, unknown>, at: number): Buffer {
  const creationTimestamp = Math.floor(at / 1000);
  let drawable: unknown = data;
  for (let round = 0; ; round += 1) {
    const { compiler, document } = compile(template, inputsOf(drawable));
    try {
      return compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp });
    } catch (error) {
      if (round === MOST_ROUNDS) return compiler.pdf(document, { creationTimestamp });
      drawable = replaceAll(drawable, undrawableIn(error));
    } finally {
      compiler.evictCache(CACHE_AGE);
    }
  }
}
