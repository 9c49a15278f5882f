import { isMailAddress } from '#platform/mail-address';
import { isLine, isMail, isProse } from './texts';

describe('a text', () => {
  it.each([
    ['a zero-width space', '\u200b'],
    ['joiners and a byte order mark', '\u200c\u200d\u2060\ufeff'],
    ['direction marks', '\u200e\u202e\u2066'],
    ['spaces of other widths', '\u00a0\u2003\u3000'],
    ['fillers', '\u115f\u3164\uffa0\u2800'],
    ['a soft hyphen and variation selectors', '\u00ad\ufe0f\u{e0100}'],
    ['tabs and blanks', ' \t '],
  ])('says nothing when it is only %s', (_, nothing) => {
    expect(isProse(nothing, 100)).toBe(false);
    expect(isLine(nothing.replace('\t', ' '), 100)).toBe(false);
  });

  it.each(['é', '\u200bfichiers chiffrés\u200b', '👩‍⚕️', 'علي', '?'])('is %j, be it with marks', (text) => {
    expect(isProse(text, 100)).toBe(true);
    expect(isLine(text, 100)).toBe(true);
  });
});

describe('a mail address in a request', () => {
  it.each(['direction@hopital.example', "o'neil+duty@a-b.example", 'a@xn--bcher-kva.example'])(
    'is %s, which our mails can be written to',
    (address) => {
      expect(isMail(address)).toBe(true);
      expect(isMailAddress(address)).toBe(true);
    },
  );

  it.each([
    ...[
      'a@bücher.example',
      'é@hopital.example',
      'a@hopital',
      'a@127.0.0.1',
      'a@[127.0.0.1]',
      '"a b"@c.example',
    ],
    ...[
      'a@c.example\n',
      'Sacha <a@c.example>',
      'a@c.example,b@c.example',
      `${'a'.repeat(65)}@c.example`,
      12,
      null,
    ],
  ])('is not %j', (address) => {
    expect(isMail(address)).toBe(false);
  });
});
