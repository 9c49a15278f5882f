// Stamps of classification, letters only and without accents: IGI 1300 (levels before and since 2021), NATO, EU.
const STAMPS = new Set([
  'TRESSECRET',
  'SECRETDEFENSE',
  'TRESSECRETDEFENSE',
  'CONFIDENTIELDEFENSE',
  'SECRETSPECIALFRANCE',
  'TRESSECRETSPECIALFRANCE',
  'SECRETDEFENSESPECIALFRANCE',
  'CONFIDENTIELDEFENSESPECIALFRANCE',
  'SECRETOTAN',
  'CONFIDENTIELOTAN',
  'NATOSECRET',
  'NATOCONFIDENTIAL',
  'COSMICTOPSECRET',
  'SECRETUE',
  'SECRETUEEUSECRET',
  'CONFIDENTIELUE',
  'CONFIDENTIELUEEUCONFIDENTIAL',
  'TRESSECRETUE',
  'TRESSECRETUEEUTOPSECRET',
  'TOPSECRET',
]);
const ANNOUNCED = /^(?:niveaude)?(?:classification|classifie|mention|protection|niveau)(?:deprotection)?/i;
const LINE_BREAKS = /[\n\r\v\f\u0085\u2028\u2029]+/;
// A stamp is short: decoration around it may be long, a sentence is not a stamp.
const LONGEST_STAMP = 80;

function isStamp(line: string): boolean {
  const bare = line.normalize('NFKD').replace(/[\p{M}\p{Z}\p{C}\p{P}\p{S}]/gu, '');
  if (bare.length === 0 || bare.length > LONGEST_STAMP) return false;
  const said = bare.replace(ANNOUNCED, '');
  // Alone on its line, the everyday word is a stamp only in capitals, or when it is announced as one.
  if (said.toUpperCase() === 'SECRET') return said === 'SECRET' || said !== bare;
  return STAMPS.has(said.toUpperCase());
}

/**
 * Whether a text bears the stamp of a classification: a line that is nothing else, with or without accents,
 * spaces between letters or decoration. "Secret médical" and "clé secrète" are everyday words and are not stamps.
 * Such a text is refused whole and belongs in the chain of the HFDS (IGI 1300).
 */
export function looksClassified(text: string): boolean {
  return text.split(LINE_BREAKS).some(isStamp);
}
