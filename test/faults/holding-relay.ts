import { SMTPServer } from 'smtp-server';
import { openSmtpChannel, type Channel } from '#notifications/channels';
import { freePort } from '../harness/test-ground';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A mail relay that takes a mail, hands it to the mailbox, and for one recipient keeps its answer to itself:
 * the mail has arrived, and who sent it does not know.
 */
export class HoldingRelay {
  private holding: { recipient: string; held: () => void } | null = null;

  private constructor(
    readonly port: number,
    private readonly server: SMTPServer,
    private readonly mailbox: Channel,
    private readonly slowness: () => number,
  ) {}

  /** @param slowness ms that pass after the final dot, once before the mail arrives and once before the answer */
  static async start(mailboxPort: number, slowness = () => 0): Promise<HoldingRelay> {
    const port = await freePort();
    const mailbox = openSmtpChannel(`smtp://127.0.0.1:${mailboxPort}`);
    const server: SMTPServer = new SMTPServer({
      ...{ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], logger: false },
      onData(stream, { envelope }, done) {
        const pieces: Buffer[] = [];
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.once('end', () => {
          const from = envelope.mailFrom ? envelope.mailFrom.address : '';
          const to = envelope.rcptTo[0]!.address;
          relay.take({ from, to, raw: Buffer.concat(pieces) }).then((held) => held || done(), done);
        });
      },
    });
    const relay = new HoldingRelay(port, server, mailbox, slowness);
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
    return relay;
  }

  /** Resolves once the next mail to this address was taken and not answered. */
  holdNext(recipient: string): Promise<void> {
    return new Promise((held) => (this.holding = { recipient, held }));
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
    await this.mailbox.close();
  }

  /** @returns whether the answer is kept back */
  private async take(mail: { from: string; to: string; raw: Buffer }): Promise<boolean> {
    await pause(this.slowness());
    const outcome = await this.mailbox.send(mail);
    if (outcome.kind !== 'accepted') throw new Error(`the mailbox refused: ${outcome.reply}`);
    await pause(this.slowness());
    if (this.holding?.recipient !== mail.to) return false;
    this.holding.held();
    this.holding = null;
    return true;
  }
}
