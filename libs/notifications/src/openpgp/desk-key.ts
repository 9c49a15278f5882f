import { decryptKey, readPrivateKey, type PrivateKey } from 'openpgp';
import type { DeskKey } from './letter';

// Unlocking is slow on purpose (S2K): one key is kept per thread, in memory only.
let unlocked: { desk: DeskKey; key: PrivateKey } | null = null;

/**
 * The desk's private key, ready to sign.
 * @throws Error when it cannot be read or the passphrase does not open it; neither appears in the message.
 */
export async function unlockDesk(desk: DeskKey): Promise<PrivateKey> {
  if (unlocked?.desk.privateKey === desk.privateKey && unlocked.desk.passphrase === desk.passphrase) {
    return unlocked.key;
  }
  const locked = await readPrivateKey({ armoredKey: desk.privateKey }).catch(() => {
    throw new Error('The private key of the desk cannot be read');
  });
  const key = locked.isDecrypted() ? locked : await unlock(locked, desk.passphrase ?? '');
  unlocked = { desk: { ...desk }, key };
  return key;
}

async function unlock(privateKey: PrivateKey, passphrase: string): Promise<PrivateKey> {
  return decryptKey({ privateKey, passphrase }).catch(() => {
    throw new Error('The passphrase does not open the private key of the desk');
  });
}

/** Signatures carry the real time, even under a movable clock: verifiers compare it with their own clock. */
export function signingTime(key: PrivateKey): Date {
  return new Date(Math.max(Date.now(), key.getCreationTime().getTime()));
}
