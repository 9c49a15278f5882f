/** How a provider says which proofs it asked for. */
export type ProviderProfile = 'proconnect' | 'psc' | 'generic';

/** Claims of an ID token that say so: OpenID Connect Core §2, RFC 8176. */
export interface Assurance {
  acr?: unknown;
  amr?: unknown;
}

// eIDAS substantial and high, and ProConnect's own names for two factors.
const TWO_FACTOR_ACR = new Set([
  'eidas2',
  'eidas3',
  'https://proconnect.gouv.fr/assurance/self-asserted-2fa',
  'https://proconnect.gouv.fr/assurance/consistency-checked-2fa',
]);
/** RFC 8176 §2, by what they are: known, held, of the body. */
const KNOWN = new Set(['pwd', 'pin', 'kba']);
const HELD = new Set(['otp', 'hwk', 'swk', 'sc', 'sms', 'tel', 'pop']);
const OF_THE_BODY = new Set(['face', 'fpt', 'iris', 'retina', 'vbm']);

/**
 * Whether the provider asserts that two factors were used. Pro Santé Connect knows no other way in (e-CPS or card),
 * which it calls eidas1; elsewhere that is one factor.
 */
export function assuresTwoFactors(profile: ProviderProfile, { acr, amr }: Assurance): boolean {
  if (typeof acr === 'string' && TWO_FACTOR_ACR.has(acr)) return true;
  if (profile === 'psc') return acr === 'eidas1';
  return profile === 'generic' && namesTwo(amr);
}

function namesTwo(amr: unknown): boolean {
  const methods = Array.isArray(amr) ? amr.map(String) : [];
  const kinds = [KNOWN, HELD, OF_THE_BODY].filter((kind) => methods.some((method) => kind.has(method)));
  return methods.includes('mfa') || kinds.length >= 2;
}
