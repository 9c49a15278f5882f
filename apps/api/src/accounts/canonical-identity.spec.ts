import { canonicalIdentity } from './canonical-identity';

describe('an address', () => {
  it.each([
    'analyste@desk.example',
    ' Analyste@Desk.Example\u00a0',
    'ANALYSTE@DESK.EXAMPLE',
    'ａｎａｌｙｓｔｅ＠ｄｅｓｋ．ｅｘａｍｐｌｅ',
    'analyſte@deſk.example',
    '\u2003analyste@desk.example',
    '𝐚𝐧𝐚𝐥𝐲𝐬𝐭𝐞@desk.example',
  ])('spelt %j is one identity', (typed) => {
    expect(canonicalIdentity(typed)).toBe('analyste@desk.example');
  });

  it('stays the same when it is spelt so already', () => {
    for (const typed of ['K@K.example', 'İ@desk.example', 'ﬁ@desk.example', 'Å@desk.example'])
      expect(canonicalIdentity(canonicalIdentity(typed))).toBe(canonicalIdentity(typed));
  });
});
