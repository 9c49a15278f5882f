// Passwords as proofs: the database stores a hash of argon2id's output and compares it itself.
export { PASSWORD_LENGTH, readLeakedPasswords, type IsLeaked } from './leaked-passwords';
export { newSalt, provePassword } from './password-proof';
