import path from 'node:path';
import { databaseUrl, type Seeded, type TestGround } from './test-ground';

/** Where one installation listens and keeps its mails. */
export interface Places {
  ports: { api: number; smtp: number; mailbox: number };
  mailFolder: string;
}

interface Wanted {
  seeded: Seeded;
  database: string;
  redisPrefix: string;
  places: Places;
}

/** Every setting of a test installation, by name; `given` wins. */
export function installationSettings(
  ground: TestGround,
  { seeded, database, redisPrefix, places }: Wanted,
  given: Record<string, string> = {},
): Record<string, string> {
  const owner = databaseUrl(ground.adminUrl, database);
  const { api, smtp, mailbox } = places.ports;
  return {
    VIGIE_MODE: 'test',
    MOVABLE_CLOCK: 'true',
    LOG_LEVEL: 'info',
    HOST: '127.0.0.1',
    PORT: String(api),
    PUBLIC_URL: `http://127.0.0.1:${api}`,
    DATABASE_URL: owner,
    ...roleUrls(owner, ground.rolePasswords),
    REDIS_URL: ground.redisUrl,
    REDIS_PREFIX: redisPrefix,
    SMTP_URL: `smtp://127.0.0.1:${smtp}`,
    DESK_NAME: 'CERT Vigie (essai)',
    DESK_EMAIL: 'cert@desk.example',
    // A number of the range that the French regulator keeps for fiction.
    DESK_PHONE: '+33 1 99 00 12 34',
    ONCALL_EMAIL: 'astreinte@desk.example',
    DESK_KEY_FILE: path.join(seeded.keysFolder, 'desk.asc'),
    RECORD_KEY_FILE: path.join(seeded.keysFolder, 'record.pem'),
    WITNESS_FILE: path.join(places.mailFolder, '..', 'witness.txt'),
    KEYS_FOLDER: seeded.keysFolder,
    MAILBOX_SMTP_PORT: String(smtp),
    MAILBOX_HTTP_PORT: String(mailbox),
    MAILBOX_FOLDER: places.mailFolder,
    ...seeded.secrets,
    ...given,
  };
}

/** API_DATABASE_URL and its like, one per login role. */
function roleUrls(owner: string, passwords: Record<string, string>): Record<string, string> {
  const urls = Object.entries(passwords).map(([role, password]) => {
    const url = new URL(owner);
    url.username = role;
    url.password = password;
    return [`${role.replace('vigie_', '').toUpperCase()}_DATABASE_URL`, url.href];
  });
  return Object.fromEntries(urls) as Record<string, string>;
}
