import { plainText } from './plain-text';

describe('what a stranger typed', () => {
  it.each([
    ['Hôpital  L’Été\r\n\tŒuvre', 'Hôpital L’Été Œuvre', 'white space is collapsed'],
    ['SIG\u202e-123\u2066', 'SIG-123', 'nothing turns the reading direction'],
    ['a\u0000b\u0007c', 'a b c', 'control characters separate'],
    ['lone \ud800 half', 'lone  half', 'half a character is dropped'],
    ['مستشفى', 'مستشفى', 'other scripts stay'],
    [`e${'\u0301'.repeat(30)}!`, `e${'\u0301'.repeat(8)}!`, 'a heap of marks becomes a small one'],
    ['é\u0323', 'é\u0323', 'letters keep their marks'],
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
    expect(plainText(`${'e\u0301'.repeat(20)}`, 100).split('\u200b')).toEqual(
      [15, 5].map((letters) => 'e\u0301'.repeat(letters)),
    );
    expect(plainText(`${'A'.repeat(30)}\u0301B`, 100)).toBe(`${'A'.repeat(30)}\u0301\u200bB`);
  });
});
