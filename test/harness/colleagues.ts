import { Desk, type Declared } from './desk';
import type { Answer, HttpClient } from './http-client';
import type { Installation } from './installation';

/** Who may know a case, as whoever pilots it reads it. */
export interface Circle {
  grants: { id: string; principal: string; ground: string; revokedAt: string | null }[];
  markingChanges: { id: string; outcome: string | null; mayDecide: boolean }[];
  requests: { id: string; outcome: string | null; reason: string }[];
  brokenGlasses: { by: string; ticket: string }[];
}

/** A case as far as need-to-know goes. */
export interface Shown {
  tlp: string;
  pap: string;
  compartments: string[];
  access: { may: string[]; glassUntil: string | null };
  /** Of an act that was refused. */
  refusal?: string;
}

const OF_THE_DESK = ['analyste', 'analyste2', 'responsable', 'rssi', 'dpo', 'administrateur'];

/** The people of the desk, by the name before their address, and what they do with who may know a case. */
export class Colleagues {
  private constructor(
    readonly desk: Desk,
    private readonly clients: ReadonlyMap<string, HttpClient>,
    private readonly accounts: ReadonlyMap<string, string>,
  ) {}

  static async of(installation: Installation): Promise<Colleagues> {
    const desk = new Desk(installation);
    const clients = new Map<string, HttpClient>();
    for (const name of OF_THE_DESK) clients.set(name, await desk.person(`${name}@desk.example`));
    const rows = await installation.adminQuery<{ email: string; id: string }>(
      'select email, id from account',
    );
    return new Colleagues(desk, clients, new Map(rows.map(({ email, id }) => [email.split('@')[0]!, id])));
  }

  as(name: string): HttpClient {
    return this.clients.get(name)!;
  }

  account(name: string): string {
    return this.accounts.get(name)!;
  }

  async circle(name: string, id: string): Promise<Circle> {
    return (await this.as(name).ask<Circle>('GET', `/cases/${id}/access`)).body;
  }

  read(name: string, id: string): Promise<Answer<Shown>> {
    return this.as(name).ask<Shown>('GET', `/cases/${id}`);
  }

  act<T = Shown>(name: string, path: string, body: object): Promise<Answer<T>> {
    return this.as(name).ask<T>('POST', path, { body });
  }

  /** A grant for a person of the desk, or for any principal with a colon or none of that name. */
  grantTo(who: string, change: object = {}) {
    const principal =
      this.accounts.has(who) && OF_THE_DESK.includes(who) ? `account:${this.account(who)}` : who;
    return { principal, tlpMax: 'AMBER+STRICT', capabilities: ['read'], reason: 'renfort', ...change };
  }

  /** A case that the desk as a whole no longer knows: one analyst keeps it. */
  async keptByOne(): Promise<Declared> {
    const declared = await this.desk.declare();
    const { id } = declared;
    const all = { capabilities: ['read', 'contribute', 'pilot', 'release', 'close'] };
    await this.act('responsable', `/cases/${id}/grants`, this.grantTo('analyste', all));
    const { grants } = await this.circle('analyste', id);
    const whole = grants.find(({ principal }) => principal === 'cert')!;
    const taken = await this.act('analyste', `/cases/${id}/grants/${whole.id}/revoke`, {
      reason: 'cercle restreint',
    });
    if (taken.status !== 200) throw new Error(`not kept by one: ${taken.text}`);
    return declared;
  }
}
