import { checkFiness, checkSiren, checkSiret, normaliseFiness } from './index';

describe('FINESS numbers', () => {
  it.each([
    ['590000758', 'valid', 'Armentières'],
    ['760000158', 'valid', 'Rouen, Charles-Nicolle'],
    ['010000024', 'valid', 'a leading zero counts'],
    ['2A0000139', 'valid', 'Southern Corsica: A reads 1'],
    ['2B0000012', 'valid', 'Upper Corsica: B reads 2'],
    ['2a0000139', 'valid', 'small letters'],
    [' 59 000 0758 ', 'valid', 'spaces as people type them'],
    ['980500011', 'valid', 'Mayotte'],
    ['590000759', 'checksum_differs', 'one digit off'],
    ['590007058', 'checksum_differs', 'two digits swapped'],
    ['2B0000139', 'checksum_differs', 'the letter counts in the sum'],
    ['59000075', 'malformed', 'eight digits'],
    ['5900007580', 'malformed', 'ten digits'],
    ['2C0000139', 'malformed', 'no such letter'],
    ['5900007A8', 'malformed', 'a letter elsewhere'],
    ['٥٩٠٠٠٠٧٥٨', 'malformed', 'digits of another script'],
    ['', 'malformed', 'nothing'],
  ])('%p is %s (%s)', (text, expected) => {
    expect(checkFiness(text)).toBe(expected);
  });

  it('are kept as the directory writes them', () => {
    expect(normaliseFiness(' 2a 000-0139\u00a0')).toBe('2A0000139');
  });
});

describe('SIRET and SIREN numbers', () => {
  it.each([
    ['26590674300017', 'valid', 'Armentières'],
    ['265 906 743 00017', 'valid', 'spaces'],
    ['26590674300018', 'checksum_differs', 'one digit off'],
    ['35600000000048', 'valid', 'La Poste, head office: plain Luhn'],
    ['35600000049837', 'valid', 'La Poste, an office: sum of the digits multiple of 5'],
    ['35600000049838', 'checksum_differs', 'La Poste, sum of 46'],
    ['26590674300026', 'checksum_differs', 'a multiple of 5 excuses nobody else'],
    ['2659067430001', 'malformed', 'thirteen digits'],
    ['2659067430001A', 'malformed', 'a letter'],
  ])('SIRET %p is %s (%s)', (text, expected) => {
    expect(checkSiret(text)).toBe(expected);
  });

  it.each([
    ['265906743', 'valid'],
    ['356 000 000', 'valid'],
    ['265906744', 'checksum_differs'],
    ['26590674', 'malformed'],
  ])('SIREN %p is %s', (text, expected) => {
    expect(checkSiren(text)).toBe(expected);
  });
});
