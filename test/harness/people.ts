import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { codeAt } from '#platform/factors';
import { HttpClient, type Answer } from './http-client';
import type { Installation } from './installation';
import { SoftPasskey } from './soft-passkey';

export interface OpenedSession {
  token: string;
  stage: 'second_factor' | 'enrolment' | 'complete';
  factors: string[];
}

// A browser that every account of the harness has used before: nobody is told of a new one.
const DEVICE = 'H'.repeat(52);

/** How the people of one installation prove who they are; each has a passkey of the harness beside the seeded factors. */
export class People {
  private readonly passkeys = new Map<string, Promise<SoftPasskey>>();

  constructor(
    private readonly installation: Installation,
    readonly nobody: HttpClient = new HttpClient(installation.url, { 'accept-language': 'en' }),
  ) {}

  /** Password of every seeded account. */
  get password(): string {
    return this.installation.password;
  }

  /** Whoever holds that token. */
  bearing(token: string): HttpClient {
    return this.nobody.as(`Bearer ${token}`);
  }

  /** The token of a whole session: a passkey alone, as fast as a request. */
  async tokenOf(email: string): Promise<string> {
    const passkey = await this.passkeyOf(email);
    const asked = await this.nobody.ask<{ challenge: string }>('POST', '/sessions/passkey/options');
    const body = passkey.sign(asked.body.challenge);
    const headers = { cookie: `__Host-vigie-device=${DEVICE}` };
    const answer = await this.nobody.ask<OpenedSession>('POST', '/sessions/passkey', { body, headers });
    if (answer.status !== 201) throw new Error(`${email} is not signed in: ${answer.text}`);
    return answer.body.token;
  }

  /** The first step alone, by password. */
  knock(email: string, password = this.installation.password): Promise<Answer<OpenedSession>> {
    return this.nobody.ask<OpenedSession>('POST', '/sessions', { body: { email, password } });
  }

  /** What the telephone of a seeded account shows, `steps` of thirty seconds from now. */
  codeOf(email: string, steps = 0): string {
    const file = path.join(this.installation.settings.KEYS_FOLDER!, 'totp.json');
    const secrets = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    return codeAt(secrets[email]!, Date.now() + steps * 30_000);
  }

  /** As if the telephone had not been used for a while: its present code is good again. */
  async letCodesPass(email: string): Promise<void> {
    const sql = 'update totp set last_step = null from account a where a.id = account_id and a.email = $1';
    await this.installation.adminQuery(sql, [email]);
  }

  /** A passkey of that account, put there without a browser. */
  passkeyOf(email: string): Promise<SoftPasskey> {
    const known = this.passkeys.get(email) ?? this.addPasskey(email);
    this.passkeys.set(email, known);
    return known;
  }

  /** A passkey of nobody yet. */
  newPasskey(): SoftPasskey {
    return new SoftPasskey('localhost', this.installation.url);
  }

  private async addPasskey(email: string): Promise<SoftPasskey> {
    const made = this.newPasskey();
    const rows = await this.installation.adminQuery(
      `insert into passkey (id, credential_id, account_id, public_key, sign_count, label)
       select $1, $2, id, $3, 0, 'harnais' from account where email = $4 returning 1`,
      [randomUUID(), made.credentialId, made.publicKey, email],
    );
    if (rows.length === 0) throw new Error(`there is no account ${email}`);
    return made;
  }
}
