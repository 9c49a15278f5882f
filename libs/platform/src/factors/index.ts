// What stands beside a password: time-based codes, secrets sealed at rest, challenges, and the word by which the API vouches.
export { giveChallenge, readChallenge } from './challenge';
export { openSecret, sealSecret, witnessOf } from './sealed-secret';
export { addressForTotp, codeAt, findStep, newTotpSecret } from './totp';
