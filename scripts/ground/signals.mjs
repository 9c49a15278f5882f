// Ctrl-C, a polite kill and a closed terminal all end a script in the same orderly way.
import { killEverything } from './living.mjs';

// npm hands on the Ctrl-C that the terminal has already sent: one key press arrives twice.
const SAME_KEY_PRESS_MS = 1500;

/** @param {(signal: string) => Promise<number>} close ends everything; gives the exit code */
export function stopOnSignals(close) {
  let firstAt = 0;
  const take = (signal) => {
    if (!firstAt) {
      firstAt = Date.now();
      close(signal).then(
        (code) => process.exit(code),
        () => process.exit(1),
      );
      return;
    }
    if (Date.now() - firstAt < SAME_KEY_PRESS_MS) return;
    killEverything();
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, take);
  // A closed terminal must not turn the orderly end into a crash on the next line printed.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}
