import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Signer } from '#persistence/sealing';

/** The key of the record, read once, here and in no other process. */
export class RecordKey implements Signer {
  readonly keyId: Buffer;
  readonly publicPem: string;

  private constructor(private readonly key: KeyObject) {
    const publicKey = createPublicKey(key);
    const der = publicKey.export({ type: 'spki', format: 'der' });
    this.keyId = createHash('sha256').update(der).digest();
    this.publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  }

  /** @throws Error in plain words when the file holds no Ed25519 private key */
  static async read(file: string): Promise<RecordKey> {
    const pem = await readFile(file, 'utf8').catch(() => {
      throw new Error(`RECORD_KEY_FILE cannot be read: ${file}`);
    });
    const key = parse(pem);
    if (key?.asymmetricKeyType !== 'ed25519')
      throw new Error(`RECORD_KEY_FILE holds no Ed25519 private key (PKCS #8, PEM): ${file}`);
    return new RecordKey(key);
  }

  readonly sign = (bytes: Buffer): Buffer => sign(null, bytes, this.key);
}

function parse(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    return null;
  }
}
