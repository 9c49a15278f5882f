// Verifies the certificate of an erasure: its shape, its key, its signature. Asks nobody.
import { verify } from 'node:crypto';

const START = '{"kind":"certificate",';
const SHAPE = 'kind text signature key';

export const isCertificate = (file) => file.startsWith(START);

/**
 * @param {string} file as the console gives it: one line of JSON
 * @param {{ id: string, key: object }[]} keys those that the verifier brought
 * @returns {{ said: object, faults: { fr: string, en: string }[] }} what was signed, and what is wrong
 */
export function verifyCertificate(file, keys) {
  const value = JSON.parse(file);
  if (Object.keys(value).join(' ') !== SHAPE || typeof value.text !== 'string')
    return { said: {}, faults: [{ fr: 'forme inconnue', en: 'unknown shape' }] };
  const said = JSON.parse(value.text);
  const signer = keys.find(({ id }) => id === value.key && id === said.key);
  if (!signer) return { said, faults: [{ fr: `clé inconnue : ${value.key}`, en: 'unknown key' }] };
  const isSigned = verify(null, Buffer.from(value.text), signer.key, Buffer.from(value.signature, 'hex'));
  return { said, faults: isSigned ? [] : [{ fr: 'signature fausse', en: 'wrong signature' }] };
}
