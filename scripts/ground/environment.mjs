// The settings of every process of the product, from the addresses and secrets of a ground.
import path from 'node:path';
import { createRequire } from 'node:module';
import { inRoot } from './places.mjs';
import { LOGIN_ROLES } from './secrets.mjs';

/** The same server and database, entered by another role. */
export function urlAs(databaseUrl, role, password) {
  const url = new URL(databaseUrl);
  url.username = role;
  url.password = password;
  return url.href;
}

/** API_DATABASE_URL, INTAKE_DATABASE_URL, WORKER_DATABASE_URL… one per login role. */
export function roleUrls(databaseUrl, passwords) {
  const nameOf = (role) => `${role.replace('vigie_', '').toUpperCase()}_DATABASE_URL`;
  return Object.fromEntries(
    LOGIN_ROLES.map((role) => [nameOf(role), urlAs(databaseUrl, role, passwords[role])]),
  );
}

/**
 * Every setting of the product; what the caller's own environment says wins.
 * @param {{ ground: object, folder: string, mode: 'production' | 'demonstration' | 'test',
 *   ports: { api: number, smtp?: number, mailbox?: number }, given?: Record<string, string | undefined> }} options
 *   ground: from bringUp; given: settings chosen by the operator
 * @returns {Record<string, string>}
 */
export function composeSettings({ ground, folder, mode, ports, given = {} }) {
  const ours = {
    VIGIE_MODE: mode,
    MOVABLE_CLOCK: String(mode !== 'production'),
    HOST: '127.0.0.1',
    PORT: String(ports.api),
    PUBLIC_URL: `http://127.0.0.1:${ports.api}`,
    DATABASE_URL: ground.databaseUrl,
    ...roleUrls(ground.databaseUrl, ground.secrets.roles),
    REDIS_URL: ground.redisUrl,
    ...ground.secrets.settings,
    SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    // A number of the range that the French regulator keeps for fiction.
    ...{
      DESK_EMAIL: 'cert@desk.example',
      ONCALL_EMAIL: 'astreinte@desk.example',
      DESK_PHONE: '+33 1 99 00 12 34',
    },
    DESK_KEY_FILE: path.join(folder, 'keys/desk.asc'),
    RECORD_KEY_FILE: path.join(folder, 'record/key.pem'),
    WITNESS_FILE: path.join(folder, 'record/witness.txt'),
    KEYS_FOLDER: path.join(folder, 'keys'),
    MAILBOX_FOLDER: path.join(folder, 'mail'),
    ...(ports.mailbox
      ? { MAILBOX_SMTP_PORT: String(ports.smtp), MAILBOX_HTTP_PORT: String(ports.mailbox) }
      : {}),
  };
  const chosen = Object.entries(ours).map(([name, value]) => [name, given[name] || value]);
  return Object.fromEntries(chosen);
}

/**
 * The environment of one process: only the settings that the schema grants to it, so that the API
 * never holds the owner's address of the database, nor the worker the API's secrets.
 * @param {'api' | 'worker' | 'migrate' | 'seed' | 'mailbox'} process_ needs the build output
 */
export function environmentOf(process_, settings) {
  const { SETTINGS } = createRequire(import.meta.url)(inRoot('dist/libs/platform/src/settings/index.js'));
  const env = { ...process.env };
  for (const { name, usedBy } of SETTINGS) {
    const value = settings[name] ?? env[name];
    delete env[name];
    if (usedBy.includes(process_) && value !== undefined) env[name] = value;
  }
  return env;
}
