import fc from 'fast-check';

/**
 * Checks a property on random values and prints the seed, so that a red run can be played again with
 * PROPERTY_SEED=<seed>.
 */
export function holds<T>(property: fc.IProperty<T>, runs = 200): void {
  const asked = process.env.PROPERTY_SEED;
  const seed = asked ? Number(asked) : Math.floor(Math.random() * 2 ** 31);
  process.stdout.write(`\n${expect.getState().currentTestName}: ${runs} runs, seed ${seed}\n`);
  fc.assert(property, { seed, numRuns: runs });
}

/** The same for a property that asks a running product. Twenty times as long in a campaign. */
export async function alwaysHolds<T>(property: fc.IAsyncProperty<T>, runs: number): Promise<void> {
  const asked = process.env.PROPERTY_SEED;
  const seed = asked ? Number(asked) : Math.floor(Math.random() * 2 ** 31);
  const numRuns = process.env.CAMPAIGN ? runs * 20 : runs;
  process.stdout.write(`\n${expect.getState().currentTestName}: ${numRuns} runs, seed ${seed}\n`);
  await fc.assert(property, { seed, numRuns });
}
