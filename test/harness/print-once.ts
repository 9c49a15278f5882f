import '@myriaddreamin/typst-ts-node-compiler';

// A program of its own, on the compiled files: from the sources there is no thread to load.
// Typesets one page while this thread cannot, and prints how many threads were begun and how the file begins.

/** From here on, whoever loads the compiler in this thread has one that refuses; a new thread loads its own. */
function spoilCompiler(): void {
  const loaded = require.cache[require.resolve('@myriaddreamin/typst-ts-node-compiler')]!;
  const create = () => {
    throw new Error('typeset in the event loop');
  };
  loaded.exports = { NodeCompiler: { create } };
}

async function main(): Promise<void> {
  let threads = 0;
  process.on('worker', () => {
    threads += 1;
  });
  spoilCompiler();
  const { openPress } = await import('#notifications/documents');
  const press = openPress();
  const template = '#set document(title: "t")\n#set text(lang: "fr")\n#json(bytes(sys.inputs.word))';
  const pdf = await press.print({ template, data: { word: 'bonjour' }, at: 0 });
  await press.close();
  process.stdout.write(JSON.stringify({ threads, begins: pdf.subarray(0, 5).toString() }));
}

main().catch((error: unknown) => {
  process.stderr.write(String(error));
  process.exit(1);
});
