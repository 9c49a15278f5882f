/**
 * The one spelling of an address under which attempts are counted and accounts are found: whoever writes it with
 * other blanks, capitals or forms of the same letters is the same person trying again.
 */
export function canonicalIdentity(typed: string): string {
  // Folding case may leave a letter that has another form (K, the Kelvin sign), and the other way round.
  return typed.normalize('NFKC').trim().toLowerCase().normalize('NFKC');
}
