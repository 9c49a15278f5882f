import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

// Typst refuses a PDF/UA whose text its fonts cannot draw, and names each character between quotes.
const UNDRAWABLE = /the text `\\?"(.+?)\\?"` could not be displayed/gu;
const REPLACEMENT = '\ufffd';
const CACHE_AGE = 10;

let compiler: NodeCompiler | undefined;

function compile(template: string, inputs: Record<string, string>) {
  compiler ??= NodeCompiler.create({ workspace: __dirname });
  const outcome = compiler.compile({ mainFileContent: template, inputs });
  if (outcome.result) return { compiler, document: outcome.result };
  const why = outcome.takeDiagnostics()?.shortDiagnostics ?? [];
  throw new Error(`The document cannot be typeset: ${JSON.stringify(why)}`);
}

function undrawableIn(error: unknown): string[] {
  return [...String(error).matchAll(UNDRAWABLE)].map(([, text]) => text!);
}

function replaceAll(value: unknown, undrawable: ReadonlySet<string>): unknown {
  const text = JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string'
      ? [...part].map((character) => (undrawable.has(character) ? REPLACEMENT : character)).join('')
      : part,
  );
  return JSON.parse(text);
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
  const inputsOf = (values: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]));
  const creationTimestamp = Math.floor(at / 1000);
  const first = compile(template, inputsOf(data));
  try {
    return first.compiler.pdf(first.document, { pdfStandard: 'ua-1', creationTimestamp });
  } catch (error) {
    const undrawable = new Set(undrawableIn(error).flatMap((text) => [...text]));
    const drawn = compile(template, inputsOf(replaceAll(data, undrawable) as Record<string, unknown>));
    return pdfOf(drawn, creationTimestamp);
  } finally {
    first.compiler.evictCache(CACHE_AGE);
  }
}

function pdfOf({ compiler, document }: ReturnType<typeof compile>, creationTimestamp: number): Buffer {
  try {
    return compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp });
  } catch {
    return compiler.pdf(document, { creationTimestamp });
  }
}
