/** The authorities of a demonstration. Every address is fictitious; the real ones are configuration. */
export const DEMONSTRATION_AUTHORITIES: readonly [code: string, name: string][] = [
  ['fssi', 'FSSI (fonctionnaire de sécurité des systèmes d’information)'],
  ['anssi', 'ANSSI (CERT-FR)'],
  ['cnil', 'CNIL'],
  ['corruss', 'DGS (CORRUSS)'],
  ['ansm', 'ANSM'],
  ['spf', 'Santé publique France'],
  ['abm', 'Agence de la biomédecine'],
  ['efs', 'Établissement français du sang'],
  ['asnr', 'ASNR'],
  ['cert-social', 'CERT Social'],
  ['armed-forces', 'Ministère des Armées (chaîne dédiée)'],
];

/** Mail address of a demonstration organisation. */
export const addressOf = (code: string) => `${code.replace(':', '-')}@autorite.example`;
