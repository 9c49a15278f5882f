import { Secret, TOTP } from 'otpauth';

// RFC 6238 as every authenticator application reads it: SHA-1, six digits, thirty seconds.
const SHAPE = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** Clocks of telephones drift: one step on either side (RFC 6238 §5.2). */
const DRIFT = 1;

const generator = (secret: string) => new TOTP({ ...SHAPE, secret: Secret.fromBase32(secret) });

/** 160 random bits (RFC 4226 §4), in base 32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** The `otpauth://` address that an authenticator application reads. */
export const addressForTotp = (secret: string, account: string, issuer: string): string =>
  new TOTP({ ...SHAPE, issuer, label: account, secret: Secret.fromBase32(secret) }).toString();

/** @param at epoch milliseconds */
export const codeAt = (secret: string, at: number): string => generator(secret).generate({ timestamp: at });

/**
 * The time step at which that code is right.
 * @param at epoch milliseconds
 * @returns null when it is right at none within the drift
 */
export function findStep(code: string, secret: string, at: number): number | null {
  // The library throws on digits of other scripts.
  if (!/^[0-9]{6}$/.test(code)) return null;
  const away = generator(secret).validate({ token: code, timestamp: at, window: DRIFT });
  return away === null ? null : Math.floor(at / 1000 / SHAPE.period) + away;
}
