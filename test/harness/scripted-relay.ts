import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import { openLetter, type OpenedLetter } from '#notifications/openpgp';

/** What the relay does with the next mails to an address; `drop` takes the mail and cuts the line. */
export type Act = 'accept' | 'busy' | 'refuse' | 'refuse recipient' | 'drop';

export interface Taken {
  to: string;
  raw: Buffer;
  /** Whether the relay answered that it has it. */
  answered: boolean;
}

const REPLIES = {
  busy: [451, 'greylisted, come back later'],
  refuse: [554, 'content refused'],
  'refuse recipient': [550, 'no such mailbox'],
} as const;

function refusal(act: keyof typeof REPLIES): Error {
  const [responseCode, words] = REPLIES[act];
  return Object.assign(new Error(words), { responseCode });
}

/** A mail relay that does as it is told, address by address, and keeps all that was handed to it. */
export class ScriptedRelay {
  readonly taken: Taken[] = [];
  private readonly script = new Map<string, Act[]>();
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      ...{ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true },
      onRcptTo: ({ address }, _session, done) => {
        if (this.script.get(address)?.[0] !== 'refuse recipient') return done();
        this.script.get(address)!.shift();
        done(refusal('refuse recipient'));
      },
      onData: (stream, { envelope, id }, done) => {
        const pieces: Buffer[] = [];
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.once('end', () => {
          const to = envelope.rcptTo[0]!.address;
          const act = this.script.get(to)?.shift() ?? 'accept';
          if (act === 'busy' || act === 'refuse' || act === 'refuse recipient') return done(refusal(act));
          this.taken.push({ to, raw: Buffer.concat(pieces), answered: act === 'accept' });
          return act === 'accept' ? done() : this.cut(id);
        });
      },
    });
    this.server.on('error', () => undefined);
  }

  static async start(): Promise<ScriptedRelay> {
    const relay = new ScriptedRelay();
    await new Promise<void>((resolve) => relay.server.listen(0, '127.0.0.1', resolve));
    return relay;
  }

  get url(): string {
    const address = this.server.server.address();
    if (address === null || typeof address === 'string') throw new Error('the relay does not listen');
    return `smtp://127.0.0.1:${address.port}`;
  }

  /** What happens to the next mails to an address; accepted when nothing is said. */
  next(address: string, ...acts: Act[]): void {
    this.script.set(address, acts);
  }

  to(address: string): Taken[] {
    return this.taken.filter((mail) => mail.to === address);
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private cut(session: string): void {
    for (const connection of this.server.connections as Set<{ id: string; _socket: { destroy(): void } }>)
      if (connection.id === session) connection._socket.destroy();
  }
}

/** Opens a mail with the demonstration key of its recipient, or with one given. */
export function openTaken(
  { to, raw }: Taken,
  keysFolder: string,
  privateKey?: string,
): Promise<OpenedLetter> {
  const read = (file: string) => readFileSync(path.join(keysFolder, file), 'utf8');
  const readerKeys = [privateKey ?? read(`recipients/${to.split('@')[0]}.asc`)];
  return openLetter({ raw, readerKeys, signerKeys: [read('desk.pub.asc')] });
}
