import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { Channel } from './channel';
import { openSmtpChannel } from './smtp.channel';

const mail = {
  from: 'desk@vigie.example',
  to: 'alerts@ars.example',
  raw: Buffer.from(
    'From: other@x.example\r\nTo: other@y.example\r\nBcc: third@z.example\r\n\r\n.\r\nHello\r\n',
  ),
};
const timeouts = { connect: 2_000, silence: 400 };

const running: { close(done: () => void): unknown }[] = [];
let channel: Channel | undefined;
afterEach(async () => {
  await channel?.close();
  await Promise.all(running.splice(0).map((server) => new Promise<void>((done) => server.close(done))));
});

async function smtp(options: SMTPServerOptions = {}): Promise<Channel> {
  const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], ...options });
  server.on('error', () => undefined);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  running.push(server);
  return openOn((server.server.address() as AddressInfo).port);
}

/** A server that speaks by a script: for each line received, an answer, or 'drop' to cut the line. */
async function scripted(answer: (line: string) => string | 'drop' | null): Promise<Channel> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write('220 scripted\r\n');
    let rest = '';
    socket.on('data', (bytes) => {
      const lines = (rest + bytes.toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const reply of lines.map(answer)) {
        if (reply === 'drop') socket.destroy();
        else if (reply !== null) socket.write(`${reply}\r\n`);
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  running.push({ close: (done) => (sockets.forEach((socket) => socket.destroy()), server.close(done)) });
  return openOn((server.address() as AddressInfo).port);
}

function openOn(port: number, login = ''): Channel {
  channel = openSmtpChannel(`smtp://${login}127.0.0.1:${port}`, timeouts);
  return channel;
}

const polite = (line: string): string | null => {
  if (/^(EHLO|HELO|MAIL|RCPT|QUIT)/.test(line)) return '250 ok';
  if (line === 'DATA') return '354 go on';
  return line === '.' ? '250 kept as 17' : null;
};
const coded = (responseCode: number) => Object.assign(new Error('scripted'), { responseCode });

describe('a mail given to SMTP', () => {
  it('is accepted, with the envelope of its arguments and not of its headers', async () => {
    const seen: unknown[] = [];
    const out = await smtp({
      onData(stream, { envelope }, done) {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const from = envelope.mailFrom && envelope.mailFrom.address;
          seen.push(from, ...envelope.rcptTo.map(({ address }) => address), Buffer.concat(parts).toString());
          done();
        });
      },
    });
    expect(await out.send(mail)).toMatchObject({ kind: 'accepted', reply: expect.stringMatching(/^250 /) });
    expect(seen).toEqual([mail.from, mail.to, mail.raw.toString()]);
  });

  it.each([
    [451, 'temporary'],
    [550, 'permanent'],
  ])('is refused by the recipient with %i: %s', async (code, kind) => {
    const out = await smtp({ onRcptTo: (_address, _session, done) => done(coded(code)) });
    expect(await out.send(mail)).toMatchObject({ kind, code: String(code) });
  });

  it.each([
    [452, 'temporary'],
    [554, 'permanent'],
  ])('is refused after its content with %i: %s', async (code, kind) => {
    const out = await smtp({
      onData: (stream, _session, done) => stream.resume().on('end', () => done(coded(code))),
    });
    expect(await out.send(mail)).toMatchObject({ kind, code: String(code) });
  });

  it('is temporarily refused when nobody listens', async () => {
    const out = await scripted(polite);
    await Promise.all(running.splice(0).map((server) => new Promise<void>((done) => server.close(done))));
    expect(await out.send(mail)).toMatchObject({ kind: 'temporary', code: 'ESOCKET' });
  });

  it.each(['EHLO', 'MAIL', 'RCPT', 'DATA'])(
    'is temporarily refused when the line drops at %s',
    async (verb) => {
      const out = await scripted((line) => (line.startsWith(verb) ? 'drop' : polite(line)));
      expect(await out.send(mail)).toMatchObject({ kind: 'temporary' });
    },
  );

  it('is of unknown fate when the line drops after the final dot', async () => {
    const out = await scripted((line) => (line === '.' ? 'drop' : polite(line)));
    expect(await out.send(mail)).toMatchObject({ kind: 'unknown' });
  });

  it('is of unknown fate when the line drops within the content', async () => {
    const out = await scripted((line) => (line.startsWith('Bcc') ? 'drop' : polite(line)));
    expect(await out.send(mail)).toMatchObject({ kind: 'unknown' });
  });

  it('is of unknown fate when no answer to the final dot comes in time', async () => {
    const out = await scripted((line) => (line === '.' ? null : polite(line)));
    expect(await out.send(mail)).toMatchObject({ kind: 'unknown' });
  });

  it('is of unknown fate when the channel closes while the answer is awaited', async () => {
    const out = await scripted((line) => {
      if (line === '.') setImmediate(() => void out.close());
      return line === '.' ? null : polite(line);
    });
    expect(await out.send(mail)).toMatchObject({ kind: 'unknown' });
    expect(await out.send(mail)).toMatchObject({ kind: 'temporary', code: 'ECLOSED' });
  });

  it('stays due when the relay wants a password: the recipient has refused nothing', async () => {
    const out = await smtp({ authOptional: false });
    expect(await out.send(mail)).toMatchObject({ kind: 'temporary', code: '530' });
  });

  it('logs in with the name and password of the address', async () => {
    const logins: unknown[] = [];
    await smtp({
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) => {
        logins.push(username, password);
        done(password === 'p@ss' ? null : coded(535), { user: username });
      },
    });
    const { port } = (running[0] as SMTPServer).server.address() as AddressInfo;
    expect(await openOn(port, 'desk:p%40ss@').send(mail)).toMatchObject({ kind: 'accepted' });
    expect(logins).toEqual(['desk', 'p@ss']);
    expect(await openOn(port, 'desk:wrong@').send(mail)).toMatchObject({ kind: 'temporary', code: '535' });
  });

  it.each(['a@b.example>\r\nRCPT TO:<c@d.example', 'a@b.example, c@d.example', ''])(
    'never leaves for %j',
    async (to) => {
      const out = await smtp();
      await expect(out.send({ ...mail, to })).rejects.toMatchObject({ name: 'HeaderRefused', field: 'to' });
    },
  );
});
