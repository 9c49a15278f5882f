import pino, { type Logger } from 'pino';

export type Log = Logger;

// Whatever carries a secret or a declarant's words; a log is read by people without any case right.
const REDACTED = ['authorization', 'cookie', 'password', 'code', 'token', 'narrative', 'email', 'phone'];

/** A pino log on standard output, one JSON object per line. */
export function openLog(name: string, level: string): Log {
  return pino({
    name,
    level,
    redact: { paths: REDACTED.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[redacted]' },
  });
}
