import { timingSafeEqual } from 'node:crypto';
import { deriveToken, newToken } from '#platform/ids';

const NONCE = 26;
const CHALLENGE = /^[0-9A-Z]{26}[0-9]{10}[0-9A-Z]{26}$/;

const sealOf = (secret: string, about: readonly string[], said: string) =>
  deriveToken(secret, ['challenge', ...about, said]);

/**
 * A challenge that says by itself that it is ours, what it is for and until when. Nothing is kept of one that is not
 * used: strangers may ask for as many as they like.
 * @param until epoch seconds
 */
export function giveChallenge(secret: string, about: readonly string[], until: number): string {
  const said = newToken(16) + String(Math.floor(until)).padStart(10, '0');
  return said + sealOf(secret, about, said);
}

/** Until when it is good, epoch seconds; null when it is not ours, or is for something else. */
export function readChallenge(secret: string, about: readonly string[], challenge: string): number | null {
  if (!CHALLENGE.test(challenge)) return null;
  const [said, seal] = [challenge.slice(0, NONCE + 10), challenge.slice(NONCE + 10)];
  const ours = timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(secret, about, said)));
  return ours ? Number(said.slice(NONCE)) : null;
}
