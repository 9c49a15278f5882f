// Free loopback ports, the same ones as last time when they are still free.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';

function listenOnce(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const chosen = server.address().port;
      server.close(() => resolve(chosen));
    });
  });
}

export const isFree = async (port) => (await listenOnce(port)) !== undefined;

/** The first free one of the wished ports, else any free one. */
export async function freePort(...wished) {
  for (const port of wished) if (port && (await isFree(port))) return port;
  return listenOnce(0);
}

/**
 * Ports by name, kept in a file so that addresses stay the same over restarts.
 * @param {string | undefined} file nothing is kept without it (throw-away runs)
 */
export function portBook(file) {
  const known = file ? readJson(file) : {};
  return {
    async choose(name, ...wished) {
      known[name] = await freePort(known[name], ...wished);
      if (file) writeFileSync(file, `${JSON.stringify(known, null, 2)}\n`);
      return known[name];
    },
  };
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
