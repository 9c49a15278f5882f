// Passwords and keys of one ground, made once; kept in a file only its owner can read.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Trouble } from './trouble.mjs';

/** Login roles of the product; the migrations give them the passwords of their URLs. */
export const LOGIN_ROLES = ['vigie_api', 'vigie_intake', 'vigie_worker', 'vigie_sealer'];

// Hexadecimal: safe in a URL, a settings file and a shell alike.
const secret = () => randomBytes(32).toString('hex');

// People type this one: 60 bits, in groups of five.
const typable = () => randomBytes(8).toString('hex').slice(0, 15).match(/.{5}/g).join('-');

/** @returns {{ postgres, redis, roles: Record<string, string>, settings: Record<string, string> }} */
export function makeSecrets(kept = {}) {
  const fill = (names, from = {}) => Object.fromEntries(names.map((name) => [name, from[name] ?? secret()]));
  return {
    ...fill(['postgres', 'redis'], kept),
    roles: { ...kept.roles, ...fill(LOGIN_ROLES, kept.roles) },
    settings: {
      ...kept.settings,
      ...fill(['LINK_SECRET', 'FOLLOW_UP_SECRET', 'SIGN_IN_SECRET', 'DESK_KEY_PASSPHRASE'], kept.settings),
      DEMONSTRATION_PASSWORD: kept.settings?.DEMONSTRATION_PASSWORD ?? typable(),
    },
  };
}

/** The secrets kept in the folder, completed by those that a newer version of the product needs. */
export function keepSecrets(folder) {
  const file = path.join(folder, 'secrets.json');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const secrets = makeSecrets(existsSync(file) ? read(file) : {});
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Trouble(`${file} cannot be read (${error.message}).`, [
      'put it back from a copy: the data beside it is locked by its passwords',
    ]);
  }
}
