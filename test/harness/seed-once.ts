import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newToken } from '#platform/ids';
import { runToEnd } from './child-process';
import { installationSettings, type Places } from './installation-settings';
import { asAdmin, type Seeded, type TestGround } from './test-ground';

const SEEDED = 'vigie_seeded';
// Any number that no other lock of the cluster uses.
const SEEDING_LOCK = 715_002;

/** Seeds the demonstration once per run of the tests, whoever asks first; the others wait for it. */
export function seedOnce(ground: TestGround): Promise<Seeded> {
  const folder = path.join(ground.folder, 'seeded');
  const done = path.join(folder, 'seeded.json');
  return asAdmin(ground.adminUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [SEEDING_LOCK]);
    if (existsSync(done)) return JSON.parse(readFileSync(done, 'utf8')) as Seeded;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    await client.query(`drop database if exists ${SEEDED}`);
    await client.query(`create database ${SEEDED} template ${ground.template}`);
    const seeded = { database: SEEDED, keysFolder: path.join(folder, 'keys'), secrets: makeSecrets() };
    const places: Places = { ports: { api: 3000, smtp: 2525, mailbox: 8025 }, mailFolder: folder };
    const settings = installationSettings(ground, {
      seeded,
      database: SEEDED,
      redisPrefix: '{seed}',
      places,
    });
    await runToEnd('dist/migrations/seed-demonstration.js', 'seed', settings);
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
    writeFileSync(path.join(seeded.keysFolder, 'record.pem'), pem, { mode: 0o600 });
    writeFileSync(done, JSON.stringify(seeded), { mode: 0o600 });
    return seeded;
  });
}

function makeSecrets(): Record<string, string> {
  const names =
    'LINK_SECRET FOLLOW_UP_SECRET SIGN_IN_SECRET DESK_KEY_PASSPHRASE DEMONSTRATION_PASSWORD'.split(' ');
  return Object.fromEntries(names.map((name) => [name, newToken() + newToken()]));
}
