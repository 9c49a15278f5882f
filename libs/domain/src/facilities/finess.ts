import { passesLuhn } from './luhn';

export type FinessCheck = 'valid' | 'checksum_differs' | 'malformed';

// The ANS schema allows any letter ([A-Za-z0-9]{9}); the only letters ever seen are those of Corsica, in second
// place. Anything else is a typing mistake until a list proves otherwise.
const FINESS = /^(?:[0-9]{9}|2[AB][0-9]{7})$/;

/** A FINESS number as people type it ("59 000 075 8", "2a0000139") in the form of the directory: no space, capitals. */
export function normaliseFiness(text: string): string {
  return text.replace(/[\s.\u00a0\u202f-]/g, '').toUpperCase();
}

/**
 * Says whether a text is a FINESS number (site or legal entity), spaces and case aside.
 *
 * The checksum is empirical: no official text states it. On the 3 974 establishments of the public SAE list, Luhn
 * over the nine digits holds for every number, those of Corsica with A read as 1 and B as 2. That is why
 * `checksum_differs` is a warning to confirm and never a reason to refuse a declaration.
 */
export function checkFiness(text: string): FinessCheck {
  const finess = normaliseFiness(text);
  if (!FINESS.test(finess)) return 'malformed';
  const digits = finess.replace('A', '1').replace('B', '2');
  return passesLuhn(digits) ? 'valid' : 'checksum_differs';
}
