// Every process started by a script, so that all of them end with it, in the right order.

/** Lower ends first: nothing may lose the server that it is still writing to. */
export const RANK = { command: 0, api: 1, worker: 2, mailbox: 3, redis: 8, postgres: 9 };

const living = new Set();
let stopping = false;

/**
 * @param {{ name: string, rank: number, stop(): Promise<void>, kill(): void }} piece
 * @returns {() => void} to call once the piece has ended
 */
export function register(piece) {
  living.add(piece);
  return () => living.delete(piece);
}

export const isStopping = () => stopping;

export async function stopEverything(note = () => {}) {
  stopping = true;
  for (const piece of [...living].sort((a, b) => a.rank - b.rank)) {
    if (piece.rank > RANK.command) note(piece.name);
    await piece.stop();
  }
}

export function killEverything() {
  stopping = true;
  for (const piece of living) piece.kill();
}

// The last net: an exit by another road than stopEverything leaves no orphan either.
process.on('exit', killEverything);
