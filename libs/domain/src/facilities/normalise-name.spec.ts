import { normaliseName } from '.';

describe('two spellings of one name', () => {
  it.each([
    ['Hébergeur Exemple', 'HEBERGEUR  EXEMPLE'],
    ['C.H. d’Exemple', 'c h d exemple'],
    ['É-santé « Nord & Ouest »', 'e sante nord ouest'],
    ['Cœur ﬁn', 'Cœur fin'],
  ])('%s and %s are the same', (a, b) => {
    expect(normaliseName(a)).toBe(normaliseName(b));
  });

  it('of two names they stay two', () => {
    expect(normaliseName('Clinique Saint-Jean')).not.toBe(normaliseName('Clinique Saint-Jeanne'));
  });

  it('of nothing but signs there is nothing', () => {
    expect(normaliseName(' 🏥 -- ')).toBe('');
  });
});
