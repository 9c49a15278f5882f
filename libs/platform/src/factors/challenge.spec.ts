import { giveChallenge, readChallenge } from '.';

const SECRET = 'a-secret-of-an-operator-0123456789abcdef';
const UNTIL = 1_800_000_000;
const ABOUT = ['factor', 'session'];

describe('a challenge', () => {
  const given = giveChallenge(SECRET, ABOUT, UNTIL);

  it('says until when it is good, and is never the same twice', () => {
    expect(readChallenge(SECRET, ABOUT, given)).toBe(UNTIL);
    expect(given).not.toBe(giveChallenge(SECRET, ABOUT, UNTIL));
  });

  it('is nobody’s for another purpose, another session, under another secret, or changed anywhere', () => {
    expect(readChallenge(SECRET, ['sign_in', 'session'], given)).toBeNull();
    expect(readChallenge(SECRET, ['factor', ''], given)).toBeNull();
    expect(readChallenge(`${SECRET}x`, ABOUT, given)).toBeNull();
    for (let at = 0; at < given.length; at += 1) {
      const other = given[at] === '0' ? '1' : '0';
      expect(readChallenge(SECRET, ABOUT, given.slice(0, at) + other + given.slice(at + 1))).toBeNull();
    }
    for (const text of ['', given.slice(1), `${given}0`, given.toLowerCase()])
      expect(readChallenge(SECRET, ABOUT, text)).toBeNull();
  });
});
