import { passesLuhn } from './luhn';

export type SiretCheck = 'valid' | 'checksum_differs' | 'malformed';

const LA_POSTE_SIREN = '356000000';

export function normaliseSiret(text: string): string {
  return text.replace(/[\s.\u00a0\u202f-]/g, '');
}

function digitSum(digits: string): number {
  return [...digits].reduce((sum, digit) => sum + Number(digit), 0);
}

/**
 * Says whether a text is a SIRET (14 digits, Luhn over all of them), spaces aside.
 *
 * The establishments of La Poste (SIREN 356 000 000) are numbered otherwise: the plain sum of their 14 digits is a
 * multiple of 5, except for the head office, which passes Luhn like everybody (INSEE).
 */
export function checkSiret(text: string): SiretCheck {
  const siret = normaliseSiret(text);
  if (!/^[0-9]{14}$/.test(siret)) return 'malformed';
  if (passesLuhn(siret)) return 'valid';
  const isLaPoste = siret.startsWith(LA_POSTE_SIREN);
  return isLaPoste && digitSum(siret) % 5 === 0 ? 'valid' : 'checksum_differs';
}

/** Says whether a text is a SIREN (9 digits, Luhn), spaces aside. */
export function checkSiren(text: string): SiretCheck {
  const siren = normaliseSiret(text);
  if (!/^[0-9]{9}$/.test(siren)) return 'malformed';
  return passesLuhn(siren) ? 'valid' : 'checksum_differs';
}
