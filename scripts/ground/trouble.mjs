// A failure that a person can act on: one sentence, then the ways out; never a stack trace.
export class Trouble extends Error {
  /** @param {string} message one sentence @param {string[]} waysOut what the reader can do, one line each */
  constructor(message, waysOut = []) {
    super(message);
    this.waysOut = waysOut;
  }
}

/** The text to print for any error; an unforeseen one keeps its stack, because it is a bug of ours. */
export function describeTrouble(error) {
  if (!(error instanceof Trouble)) return `Unexpected: ${error?.stack ?? error}`;
  const ways = error.waysOut.map((way) => `  - ${way}`);
  return [error.message, ...(ways.length ? ['Ways out:', ...ways] : [])].join('\n');
}
