import { assuresTwoFactors, type Assurance, type ProviderProfile } from './assured-factors';

const CONSISTENT = 'https://proconnect.gouv.fr/assurance/consistency-checked-2fa';

describe('a provider asserts two factors', () => {
  it.each<[ProviderProfile, Assurance, boolean]>([
    ['proconnect', { acr: 'eidas2' }, true],
    ['proconnect', { acr: 'eidas3' }, true],
    ['proconnect', { acr: CONSISTENT }, true],
    ['proconnect', { acr: 'eidas1' }, false],
    ['proconnect', { acr: 'eidas1', amr: ['pwd', 'otp'] }, false],
    ['proconnect', { acr: 'https://proconnect.gouv.fr/assurance/self-asserted' }, false],
    ['proconnect', {}, false],
    ['psc', { acr: 'eidas1' }, true],
    ['psc', { acr: 'eidas2' }, true],
    ['psc', {}, false],
    ['generic', { amr: ['mfa'] }, true],
    ['generic', { amr: ['pwd', 'otp'] }, true],
    ['generic', { amr: ['hwk', 'fpt'] }, true],
    ['generic', { amr: ['otp', 'sms'] }, false],
    ['generic', { amr: ['pwd', 'pin'] }, false],
    ['generic', { amr: 'mfa' }, false],
    ['generic', { acr: ['eidas2'] }, false],
    ['generic', {}, false],
  ])('%s, %j: %s', (profile, claims, expected) => {
    expect(assuresTwoFactors(profile, claims)).toBe(expected);
  });
});
