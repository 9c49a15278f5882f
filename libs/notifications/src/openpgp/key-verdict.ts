import { config as defaults, enums, readKeys, type Key, type PartialConfig, type PublicKey } from 'openpgp';

export type KeyRefusal =
  'unreadable' | 'fingerprint_mismatch' | 'expired' | 'revoked' | 'cannot_encrypt' | 'weak_algorithm';

export type KeyVerdict =
  /** `expiresAt` in epoch milliseconds, null when the key does not expire. */
  { usable: true; fingerprint: string; expiresAt: number | null } | { usable: false; reason: KeyRefusal };

export interface KeyQuestion {
  armored: string;
  pinnedFingerprint: string;
  /** Epoch milliseconds. */
  at: number;
}

/** A key found usable, with what the encryption must then be held to. */
export interface UsableKey {
  key: PublicKey;
  encryptionKeyId: ReturnType<Key['getKeyID']>;
  verdict: Extract<KeyVerdict, { usable: true }>;
}

const LONGEST_ARMOR = 256 * 1024;
const DAY = 24 * 3600 * 1000;
// ANSSI's guide of cryptographic mechanisms: 2048 bits until the end of 2030, 3072 for anything new.
const RSA_3072_SINCE = Date.UTC(2026, 0, 1);
const { dsa, elgamal } = enums.publicKey;
const ANY_ALGORITHM: PartialConfig = {
  minRSABits: 0,
  rejectPublicKeyAlgorithms: new Set(),
  rejectCurves: new Set(),
};

/** The algorithms to which a letter may be encrypted, as the OpenPGP library wants to hear it. */
export function allowedAlgorithms(key: Key): PartialConfig {
  return {
    minRSABits: key.getCreationTime().getTime() >= RSA_3072_SINCE ? 3072 : 2048,
    rejectPublicKeyAlgorithms: new Set([dsa, elgamal]),
    rejectCurves: new Set([enums.curve.secp256k1]),
  };
}

/**
 * Says whether a letter may be encrypted to this key at that moment. Never throws on a bad key.
 *
 * A demonstration key is made today while the movable clock may stand in 2019. A key is therefore judged at
 * `at` or at its own newest self-signature, whichever is later: "not yet valid" at a pretended moment is
 * usable, but a key dated after the real time is not. A known revocation counts whatever its date.
 */
export async function judgeKey(question: KeyQuestion): Promise<KeyVerdict> {
  const found = await examineKey(question);
  return 'reason' in found ? { usable: false, reason: found.reason } : found.verdict;
}

export async function examineKey(question: KeyQuestion): Promise<UsableKey | { reason: KeyRefusal }> {
  const key = await readOneKey(question.armored);
  if (!key) return { reason: 'unreadable' };
  const fingerprint = key.getFingerprint();
  if (fingerprint !== question.pinnedFingerprint.replace(/\s+/g, '').toLowerCase()) {
    return { reason: 'fingerprint_mismatch' };
  }
  // A null date switches off the library's comparison of dates; its types know it only on some methods.
  if (await key.isRevoked(undefined, undefined, null as unknown as Date)) return { reason: 'revoked' };
  const newest = newestSelfSignature(key);
  if (newest > Date.now() + DAY) return { reason: 'cannot_encrypt' };
  return judgeAlgorithms(key, new Date(Math.max(question.at, newest)));
}

/** The fingerprint of an armored key, public or private, in lower-case hexadecimal; null when it is not a key. */
export async function findFingerprint(armored: string): Promise<string | null> {
  const keys = await readKeys({ armoredKeys: armored }).catch(() => []);
  return keys[0]?.getFingerprint() ?? null;
}

/** Epoch milliseconds of the latest signature by which the key describes itself. */
export function newestSelfSignature(key: Key): number {
  const made = [
    ...key.users.flatMap((user) => user.selfCertifications),
    ...key.subkeys.flatMap((subkey) => subkey.bindingSignatures),
  ].map((signature) => signature.created?.getTime() ?? 0);
  return Math.max(key.getCreationTime().getTime(), ...made);
}

async function judgeAlgorithms(key: PublicKey, moment: Date): Promise<UsableKey | { reason: KeyRefusal }> {
  const canEncrypt = (date: Date | null, config: PartialConfig) =>
    // Only the library's top-level functions complete a partial configuration.
    key.getEncryptionKey(undefined, date, undefined, { ...defaults, ...config }).catch(() => null);
  const chosen = await canEncrypt(moment, allowedAlgorithms(key));
  if (!chosen) {
    if (await canEncrypt(moment, ANY_ALGORITHM)) return { reason: 'weak_algorithm' };
    return { reason: (await canEncrypt(null, ANY_ALGORITHM)) ? 'expired' : 'cannot_encrypt' };
  }
  const ends = [await key.getExpirationTime()];
  if (chosen !== key) ends.push(await chosen.getExpirationTime());
  const earliest = Math.min(...ends.map((end) => (end instanceof Date ? end.getTime() : Infinity)));
  const expiresAt = Number.isFinite(earliest) ? earliest : null;
  const verdict = { usable: true as const, fingerprint: key.getFingerprint(), expiresAt };
  return { key, encryptionKeyId: chosen.getKeyID(), verdict };
}

async function readOneKey(armored: string): Promise<PublicKey | null> {
  if (armored.length > LONGEST_ARMOR) return null;
  const keys = await readKeys({ armoredKeys: armored }).catch(() => []);
  const [key] = keys;
  // A private key in the directory is an accident to repair, not a key to write to.
  return key && keys.length === 1 && !key.isPrivate() ? key.toPublic() : null;
}
