import { plainText } from './plain-text';

describe('what a stranger typed', () => {
  it.each([
    ['Hôpital  L’Été\r\n\tŒuvre', 'Hôpital L’Été Œuvre', 'white space is collapsed'],
    ['SIG\u202e-123\u2066', 'SIG-123', 'nothing turns the reading direction'],
    ['a\u0000b\u0007c', 'a b c', 'control characters separate'],
    ['lone \ud800 half', 'lone  half', 'half a character is dropped'],
    ['مستشفى', 'مستشفى', 'other scripts stay'],
    ['', '', 'nothing stays nothing'],
  ])('%j becomes %j: %s', (text, expected) => {
    expect(plainText(text, 100)).toBe(expected);
  });

  it('is cut with a mark, between whole characters', () => {
    expect(plainText('😀😀😀', 2)).toBe('😀😀… (texte abrégé)');
    expect(plainText('😀😀', 2)).toBe('😀😀');
  });

  it('gets places to break in a word longer than a line', () => {
    const broken = plainText('A'.repeat(65), 100);
    expect(broken.replaceAll('\u200b', '')).toBe('A'.repeat(65));
    expect(broken.split('\u200b').map((part) => part.length)).toEqual([30, 30, 5]);
  });
});
