// `npm run build`: sources to dist/, when something changed.
import { ensureInstalled } from './ground/install.mjs';
import { ensureBuilt } from './ground/build.mjs';
import { describeTrouble } from './ground/trouble.mjs';

try {
  await ensureInstalled();
  console.log((await ensureBuilt()) ? 'Built into dist/.' : 'dist/ is up to date.');
} catch (error) {
  console.error(describeTrouble(error));
  process.exitCode = 1;
}
