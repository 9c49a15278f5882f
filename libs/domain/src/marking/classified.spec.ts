import { looksClassified, protectionLabel, strongerProtection } from '.';

describe('a stamp of classification', () => {
  it.each([
    'SECRET',
    'TRÈS SECRET',
    'TRES SECRET',
    'SECRET DÉFENSE',
    'Secret défense',
    'très secret',
    'CONFIDENTIEL DÉFENSE',
    'TRÈS SECRET DÉFENSE',
    'SECRET – SPÉCIAL FRANCE',
    'SECRET OTAN',
    'NATO SECRET',
    'SECRET UE/EU SECRET',
    '   SECRET   ',
    '*** SECRET ***',
    '[SECRET]',
    'S E C R E T',
    'S\u200bECRET',
    'SECRET DE\u0301FENSE',
    'ＳＥＣＲＥＴ',
    'Classification : SECRET',
    'Classification : secret',
    'Mention de protection : Secret défense',
    'Le réseau est coupé.\nSECRET\nSuite du texte.',
    'Le réseau est coupé.\r\n\r\n-- TRÈS SECRET --',
    'Le réseau est coupé.\u2028SECRET DÉFENSE',
  ])('is seen in %j', (text) => {
    expect(looksClassified(text)).toBe(true);
  });

  it.each([
    '',
    'secret médical',
    'Secret professionnel',
    'SECRET MÉDICAL',
    'clé secrète',
    'CLÉ SECRÈTE',
    'Les clés\nsecrètes',
    'Secret',
    'secret',
    '- secret',
    'SECRET=8f2a',
    'SECRET: 12345',
    'Le mot SECRET apparaît sur les écrans.',
    'Message affiché : TOP SECRET FILES ENCRYPTED',
    'un agent parle de secret défense au téléphone',
    'Secrétariat',
    'SECRETARIAT',
    'confidentiel',
    'CONFIDENTIEL',
    'Diffusion restreinte',
    'DIFFUSION RESTREINTE',
    'TLP:RED',
    `${'='.repeat(500)}`,
  ])('is not seen in %j', (text) => {
    expect(looksClassified(text)).toBe(false);
  });

  it('is looked for in the longest text at once', () => {
    const started = performance.now();
    expect(looksClassified('S E C R E T A '.repeat(4_300))).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('a mark of protection', () => {
  it.each([
    ['none', 'none', 'none'],
    ['none', 'restricted_distribution', 'restricted_distribution'],
    ['restricted_distribution', 'none', 'restricted_distribution'],
    ['restricted_distribution', 'restricted_distribution', 'restricted_distribution'],
  ] as const)('%s and %s make %s: never weakened', (a, b, kept) => {
    expect(strongerProtection(a, b)).toBe(kept);
  });

  it('is written in capitals, or not at all', () => {
    expect(protectionLabel('restricted_distribution')).toBe('DIFFUSION RESTREINTE');
    expect(protectionLabel('none')).toBeNull();
  });
});
