import { isAttachmentName, isHeaderText, isMailAddress, isMessageId } from './address';

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

describe('a header value', () => {
  it('is one line of text in any language', () => {
    expect(isHeaderText('Rançongiciel – hôpital 🏥')).toBe(true);
  });

  it.each(['', '  ', 'a\rb', 'a\nb', 'a\0b', 'a\u2028b', 'a\u202eb', 'a\ud800', 'x'.repeat(501)])(
    'is not %j',
    (value) => {
      expect(isHeaderText(value)).toBe(false);
    },
  );

  it('holds an identifier only between its angle brackets', () => {
    expect(isMessageId('<a.b-1@vigie.example>')).toBe(true);
    expect(
      ['a@b.example', '<a b@c.example>', '<a@b.example>\n', '<a@b.example> <c@d.example>'].some(isMessageId),
    ).toBe(false);
  });

  it('holds a file name only without a path', () => {
    expect(isAttachmentName('Déclaration n° 12.pdf')).toBe(true);
    expect(['../x', 'a\\b', '.profile', 'a\r\nb'].some(isAttachmentName)).toBe(false);
  });
});
