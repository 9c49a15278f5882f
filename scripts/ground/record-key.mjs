// The Ed25519 key that signs the record, made once; the public half lies beside it, for whoever verifies.
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @param {string} file PKCS #8 in PEM; `<name>.pub.pem` beside it */
export function ensureRecordKey(file) {
  if (!existsSync(file)) {
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, pem, { mode: 0o600, flag: 'wx' });
  }
  const publicPem = createPublicKey(readFileSync(file)).export({ type: 'spki', format: 'pem' });
  writeFileSync(file.replace(/\.pem$/, '.pub.pem'), publicPem);
}
