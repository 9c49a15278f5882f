import fc from 'fast-check';

/**
 * Checks a property on random values and prints the seed, so that a red run can be played again with
 * PROPERTY_SEED=<seed>. Twenty times as long in a campaign.
 */
export function holds<T>(property: fc.IProperty<T>, runs = 200): void {
  fc.assert(property, drawn(runs));
}

/** The same for a property that asks a running product. */
export async function alwaysHolds<T>(property: fc.IAsyncProperty<T>, runs: number): Promise<void> {
  await fc.assert(property, drawn(runs));
}

function drawn(runs: number): { seed: number; numRuns: number } {
  const asked = process.env.PROPERTY_SEED;
  const seed = asked ? Number(asked) : Math.floor(Math.random() * 2 ** 31);
  const numRuns = process.env.CAMPAIGN ? runs * 20 : runs;
  process.stdout.write(`\n${expect.getState().currentTestName}: ${numRuns} runs, seed ${seed}\n`);
  return { seed, numRuns };
}
