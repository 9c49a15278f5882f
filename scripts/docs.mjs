// `npm run docs`: prints again the pages that come from the product's own tables.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ensureBuilt } from './ground/build.mjs';
import { ensureInstalled } from './ground/install.mjs';
import { inRoot } from './ground/places.mjs';
import { describeTrouble } from './ground/trouble.mjs';
import { gatherSources, printPapers } from './papers/papers.mjs';

const require = createRequire(import.meta.url);
const built = (...parts) => require(inRoot('dist', ...parts));

function builtControllers() {
  const files = readdirSync(inRoot('dist/apps/api/src'), { recursive: true });
  return files.filter((file) => file.endsWith('.controller.js')).sort();
}

try {
  await ensureInstalled();
  await ensureBuilt();
  const sources = await gatherSources({
    settings: built('libs/platform/src/settings'),
    obligations: built('libs/domain/src/obligations'),
    cases: built('libs/domain/src/cases'),
    access: built('libs/domain/src/access'),
    retention: built('libs/domain/src/retention'),
    marking: built('libs/domain/src/marking'),
    rights: built('migrations/rights.data.js'),
    migrations: built('migrations').MIGRATIONS.slice(-2),
    routes: built('apps/api/src/http/declared-routes.js'),
    controllers: builtControllers().map((file) => built('apps/api/src', file)),
  });
  for (const [file, text] of Object.entries(printPapers(sources))) {
    mkdirSync(path.dirname(inRoot(file)), { recursive: true });
    writeFileSync(inRoot(file), text);
    console.log(file);
  }
} catch (error) {
  console.error(describeTrouble(error));
  process.exitCode = 1;
}
