import { readFileSync } from 'node:fs';
import path from 'node:path';
import { simpleParser } from 'mailparser';
import type { Mail } from './mails';
import { hasTool, openToolHome, type ToolHome } from './openpgp-tools';

const ARMOR = /-----BEGIN PGP MESSAGE-----[^]+-----END PGP MESSAGE-----/;

/** What an outside program found in a letter. */
export interface Opened {
  /** Whether the program vouches for the desk's signature. */
  signed: boolean;
  subject: string;
  /** The text as typed: line ends normalised. */
  text: string;
}

/** gpg and sqop, where they are, with the desk's public key and nothing else. */
export class LetterTools {
  private readonly home: ToolHome = openToolHome();
  private readonly fingerprint: string;
  private count = 0;
  readonly programs = (['gpg', 'sqop'] as const).filter(hasTool);

  constructor(private readonly keysFolder: string) {
    this.home.gpg(['--import'], this.key('desk.pub.asc'));
    const listing = this.home.gpg(['--with-colons', '--list-keys']).stdout.toString();
    this.fingerprint = /^fpr:+([0-9A-F]{40}):/m.exec(listing)?.[1] ?? 'no key of the desk';
  }

  /** Opens a letter with the private key of its recipient. @throws when it does not open */
  open(program: 'gpg' | 'sqop', mail: Pick<Mail, 'raw'>, recipient: string): Promise<Opened> {
    const armored = ARMOR.exec(mail.raw)?.[0] ?? '';
    const key = this.key(`recipients/${recipient.replace(':', '-')}.asc`);
    return program === 'gpg' ? this.withGpg(armored, key) : this.withSqop(armored, key);
  }

  remove(): void {
    this.home.remove();
  }

  private async withGpg(armored: string, key: string): Promise<Opened> {
    this.home.gpg(['--import'], key);
    const { stdout, stderr } = this.home.gpg(['--decrypt'], armored);
    if (!stderr.includes('[GNUPG:] DECRYPTION_OKAY')) throw new Error(`gpg: ${stderr}`);
    return this.read(stdout, stderr.includes(`[GNUPG:] VALIDSIG ${this.fingerprint}`));
  }

  private async withSqop(armored: string, key: string): Promise<Opened> {
    const cert = this.home.file('desk.asc', this.key('desk.pub.asc'));
    const out = this.home.path(`verdict-${(this.count += 1)}`);
    const options = [`--verify-with=${cert}`, `--verifications-out=${out}`];
    const secret = this.home.file('recipient.asc', key);
    const { stdout, stderr, status } = this.home.sqop(['decrypt', ...options, secret], armored);
    if (status !== 0) throw new Error(`sqop: ${stderr}`);
    return this.read(stdout, this.home.read(out).toUpperCase().includes(this.fingerprint));
  }

  private async read(mime: Buffer, signed: boolean): Promise<Opened> {
    const { subject = '', text = '' } = await simpleParser(mime);
    return { signed, subject, text: text.replaceAll('\r\n', '\n') };
  }

  private key(file: string): string {
    return readFileSync(path.join(this.keysFolder, file), 'utf8');
  }
}
