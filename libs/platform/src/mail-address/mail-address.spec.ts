import { isMailAddress } from './mail-address';

describe('a mail address', () => {
  it.each(['alerts@ars.example', "o'neil+duty@a-b.example", `${'a'.repeat(64)}@x.example`])(
    'is %s',
    (value) => {
      expect(isMailAddress(value)).toBe(true);
    },
  );

  it.each([
    ['', 'empty'],
    ['alerts', 'without a domain'],
    ['a@b@c.example', 'with two at signs'],
    ['"a b"@c.example', 'with quotes'],
    ['a(comment)@c.example', 'with a comment'],
    ['group:a@c.example;', 'of a group'],
    ['Agency <a@c.example>', 'with a display name'],
    ['a@c.example,b@c.example', 'of two recipients'],
    ['a@c.example\r\nBcc: b@c.example', 'with a second line'],
    ['a@c.example\n', 'with a final line feed'],
    ['a\0@c.example', 'with a NUL'],
    ['é@c.example', 'outside ASCII'],
    ['a@é.example', 'with a domain outside ASCII'],
    ['.a@c.example', 'with a leading dot'],
    ['a..b@c.example', 'with a double dot'],
    ['a@[127.0.0.1]', 'with a literal'],
    ['a@-c.example', 'with a label that starts with a hyphen'],
    [`${'a'.repeat(65)}@c.example`, 'with 65 characters before the at sign'],
    [
      `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(20)}`,
      'too long',
    ],
  ])('is not %j, %s', (value) => {
    expect(isMailAddress(value)).toBe(false);
  });
});
