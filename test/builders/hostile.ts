/** Texts that have broken somebody's product before. Accepted as text or refused; never obeyed. */
export const HOSTILE_TEXTS: readonly [what: string, text: string][] = [
  ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
  ['SQL', `'; drop table incident_case; --`],
  ['SQL with a dollar', `$1 $$ \\'; select pg_sleep(9) --`],
  ['a template', '${7*7} {{7*7}} <%= 7*7 %> #{7*7} %s %n'],
  ['Typst', '#read("/etc/passwd") #panic()'],
  ['a shell', '$(id) `id` | id; id && id'],
  ['a mail header', 'x\r\nBcc: voleur@mal.example\r\n\r\ny'],
  ['NUL', 'a\u0000b'],
  ['an escape sequence', '\u001b[2J\u0007\u0085'],
  ['a line separator', 'a\u2028b\u2029c'],
  ['half a character', 'a\ud800b'],
  ['the other half', '\udc00'],
  ['right to left', '\u202Eelpmexe \u2066x\u2069 مستشفى'],
  ['emoji', '👩🏽‍🚒🏥🇫🇷'],
  ['many combining marks', `e${'\u0301'.repeat(200)}`],
  ['invisible', '\u200b\u200d\ufeff'],
  ['a path', '../../../../etc/passwd%00.png'],
  ['a spreadsheet formula', '=HYPERLINK("http://mal.example","x")'],
  ['a long word', 'A'.repeat(100_000)],
  ['nothing', ''],
  ['blanks', ' \t\n '],
];

/** Values of every wrong type. */
export const WRONG_VALUES: readonly unknown[] = [
  ...[0, -1, 1.5, 1e308, true, false, 'x', '', [], {}, [[]], [null], [{}], { length: 3 }],
  ...[{ toString: 'x' }, { then: 'x' }, { constructor: 'x' }, { type: 'Buffer', data: [1] }],
];

/** Names of keys that reach into an object where nobody looked. */
export const HOSTILE_KEYS: readonly string[] = [
  ...['constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'then', 'toJSON', 'length'],
  ...['', ' ', '0', '-1', 'a.b', '$where', '__defineGetter__', 'narrative ', 'NARRATIVE', 'é', '\u0000'],
  '\ud800',
];

/** Instants that cannot be. */
export const IMPOSSIBLE_INSTANTS: readonly string[] = [
  ...['2024-02-30T10:00:00Z', '2023-02-29T10:00:00Z', '2024-13-01T10:00:00Z', '2024-04-31T10:00:00+02:00'],
  ...['2024-02-11T03:00:00', '2024-02-11', '03:00', '2024-02-11T25:00:00Z', '2024-02-11T03:60:00Z'],
  ...['2024-02-11T03:00:00+99:99', '11/02/2024 03:00', 'hier', '1707616800000', '+012024-02-11T03:00:00Z'],
  ...['0000-01-01T00:00:00Z', '0000-01-01T00:00:00+23:59', '1066-10-14T09:00:00Z', '9999-12-31T23:59:59Z'],
  ...['9999-12-31T23:59:59-23:59', '2024-02-11T03:00:00Z\u0000', '2024-02-11T03:00:00.1234567Z'],
];
