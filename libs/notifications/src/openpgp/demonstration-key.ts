import { generateKey, readKey } from 'openpgp';

export interface DemonstrationKey {
  /** Armored; locked only when a passphrase was given. */
  privateKey: string;
  /** Armored. */
  publicKey: string;
  /** 40 hexadecimal digits, lower case. */
  fingerprint: string;
}

export interface KeyOwner {
  name: string;
  email: string;
  passphrase?: string;
}

/**
 * A version 4 Ed25519 and Curve25519 key without expiry, for demonstrations and tests. The "legacy" encodings
 * are the ones that GnuPG 2.2 reads; a real authority makes its own key and proves its fingerprint.
 */
export async function generateDemonstrationKey(owner: KeyOwner): Promise<DemonstrationKey> {
  const { privateKey, publicKey } = await generateKey({
    type: 'ecc',
    curve: 'ed25519Legacy',
    userIDs: { name: owner.name, email: owner.email },
    passphrase: owner.passphrase,
    config: { v6Keys: false, aeadProtect: false },
  });
  const key = await readKey({ armoredKey: publicKey });
  return { privateKey, publicKey, fingerprint: key.getFingerprint() };
}
