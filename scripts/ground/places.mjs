// Where things are in a checkout; the one place of the scripts that knows folder names.
import { fileURLToPath } from 'node:url';
import path from 'node:path';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const inRoot = (...parts) => path.join(root, ...parts);

/** Lasting data of `npm start`. */
export const dataFolder = inRoot('.data');
/** Programs unpacked for this checkout alone, shared by every run. */
export const runtimeFolder = inRoot('.runtime');
/** What can be thrown away at any time: locks, jest's cache. */
export const cacheFolder = inRoot('.cache');
