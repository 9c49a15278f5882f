import { randomUUID } from 'node:crypto';
import { aDeclaration, aQualifyingBody } from '../builders/declaration';
import { basic, HttpClient, type Answer } from './http-client';
import type { Installation } from './installation';
import { People } from './people';

export interface Receipt {
  reference: string;
  followUpCode: string;
  receivedAt: string;
  nextSteps: string[];
  links: Record<string, string>;
}

export interface CaseView {
  id: string;
  reference: string;
  version: number;
  status: string;
  level: string | null;
  tlp: string;
  letters: { id: string; recipient: string; message: string; state: string; acknowledgedAt: string | null }[];
  obligations: {
    id: string;
    rule: string;
    debtor: string;
    act: string;
    creditor: string;
    phase: string;
    state: string;
    basis: string;
  }[];
  desk: { tasks: { kind: string; subject: string; todo: string; doneAt: string | null }[] };
}

/** A declared case: its receipt, its number, and its holder's way in. */
export interface Declared {
  receipt: Receipt;
  id: string;
  declarant: HttpClient;
}

/** The people around one installation, each signed in once. */
export class Desk {
  readonly nobody: HttpClient;
  /** How they prove who they are. */
  readonly people: People;
  private readonly signedIn = new Map<string, Promise<HttpClient>>();

  constructor(private readonly installation: Installation) {
    this.nobody = new HttpClient(installation.url, { 'accept-language': 'en' });
    this.people = new People(installation, this.nobody);
  }

  /** Signs in once per address. */
  person(email: string): Promise<HttpClient> {
    const known = this.signedIn.get(email) ?? this.signIn(email);
    this.signedIn.set(email, known);
    return known;
  }

  analyst(): Promise<HttpClient> {
    return this.person('analyste@desk.example');
  }

  async declare(change: Record<string, unknown> = {}, key: string = randomUUID()): Promise<Declared> {
    const answer = await this.nobody.ask<Receipt>('POST', '/declarations', {
      body: aDeclaration(change),
      headers: { 'idempotency-key': key },
    });
    if (answer.status !== 201) throw new Error(`not declared: ${answer.text}`);
    const { reference, followUpCode } = answer.body;
    const [row] = await this.installation.adminQuery<{ id: string }>(
      'select id from incident_case where reference = $1',
      [reference],
    );
    const declarant = this.nobody.as(basic(reference, followUpCode));
    return { receipt: answer.body, id: row!.id, declarant };
  }

  async read(id: string): Promise<Answer<CaseView>> {
    return (await this.analyst()).ask<CaseView>('GET', `/cases/${id}`);
  }

  /** Takes and qualifies with what the analyst enters. */
  async qualify(id: string, change: Record<string, unknown> = {}): Promise<CaseView> {
    const analyst = await this.analyst();
    const taken = await analyst.ask('POST', `/cases/${id}/take`);
    const headers = { 'if-match': taken.headers.etag };
    const body = aQualifyingBody(change);
    const answer = await analyst.ask<CaseView>('POST', `/cases/${id}/qualify`, { body, headers });
    if (answer.status !== 200) throw new Error(`not qualified: ${answer.text}`);
    return answer.body;
  }

  /** A session of its own for that account, beside the one that `person` keeps. */
  tokenOf(email: string): Promise<string> {
    return this.people.tokenOf(email);
  }

  private async signIn(email: string): Promise<HttpClient> {
    return this.nobody.as(`Bearer ${await this.people.tokenOf(email)}`);
  }
}
