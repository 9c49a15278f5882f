// Identifiers and bearer secrets, made by the application and never by the database.
export { fingerprintOfJson } from './json-fingerprint';
export { newId } from './new-id';
export { deriveToken, fingerprintOf, newToken } from './tokens';
