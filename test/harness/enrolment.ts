import { codeAt } from '#platform/factors';
import type { Desk } from './desk';
import type { HttpClient } from './http-client';
import type { Installation } from './installation';
import type { OpenedSession } from './people';

/** How somebody is let in: another person issues a code, the owner redeems it and enrols a second factor. */
export class Enrolment {
  constructor(
    private readonly desk: Desk,
    private readonly installation: Installation,
  ) {}

  async idOf(email: string): Promise<string> {
    const sql = 'select id from account where email = $1';
    return (await this.installation.adminQuery<{ id: string }>(sql, [email]))[0]!.id;
  }

  async issue(client: HttpClient, email: string, password = false) {
    const path = `/accounts/${await this.idOf(email)}/code`;
    return client.ask<{ state: string; code: string | null }>('POST', path, { body: { password } });
  }

  redeem(email: string, code: string, password: string) {
    const body = { email, code, password };
    return this.desk.nobody.ask<OpenedSession>('POST', '/sessions/enrolment', { body });
  }

  /** An authenticator application, in a half-open session, as a person would. */
  async enrol(client: HttpClient) {
    const made = await client.ask<{ secret: string }>('POST', '/account/totp');
    const code = codeAt(made.body.secret, Date.now());
    return client.ask<OpenedSession>('POST', '/account/totp/confirm', { body: { code } });
  }

  /** The whole way, from the code that somebody issued. */
  async letIn(voucher: HttpClient, email: string, password: string): Promise<HttpClient> {
    const { body } = await this.issue(voucher, email);
    const half = await this.redeem(email, body.code!, password);
    const whole = await this.enrol(this.desk.people.bearing(half.body.token));
    return this.desk.people.bearing(whole.body.token);
  }
}
