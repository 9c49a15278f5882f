import { isAttachmentName, isHeaderText, isMessageId } from './header-text';

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
