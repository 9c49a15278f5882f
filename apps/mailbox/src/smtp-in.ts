import type { Readable } from 'node:stream';
import { SMTPServer } from 'smtp-server';
import type { Letters } from './letters';

const LARGEST_MAIL = 30 * 1024 * 1024;

export interface Listener {
  /** The port in use, also when 0 was asked for. */
  port: number;
  close(): Promise<void>;
}

/** Accepts every mail for anybody and answers 250 only once it is on disk. Nothing goes any further. */
export async function openSmtpIn(letters: Letters, host: string, port: number): Promise<Listener> {
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    // Without a certificate that a client could verify, an offer of TLS would only make it fail.
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1_000,
    size: LARGEST_MAIL,
    onAuth: ({ username }, _session, done) => done(null, { user: username ?? 'anybody' }),
    onData(stream, { envelope }, done) {
      const from = envelope.mailFrom ? envelope.mailFrom.address : '';
      const recipients = envelope.rcptTo.map(({ address }) => address);
      collect(stream)
        .then((raw) => letters.add({ from, recipients }, raw))
        .then(({ id }) => done(null, `kept as ${id}`))
        .catch((error: Error) => done(error));
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function collect(stream: Readable & { sizeExceeded: boolean }): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= LARGEST_MAIL) parts.push(part);
  }
  if (stream.sizeExceeded || size > LARGEST_MAIL) {
    throw Object.assign(new Error('the mail is too large'), { responseCode: 552 });
  }
  return Buffer.concat(parts);
}
