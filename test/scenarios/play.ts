import { MailReader, type SeenMail } from './mail-reader';
import { ProductClient, type Answer } from './product-client';
import type { Scenario, ScenarioDeclaration } from './scenario';

/** The installation on which a scenario is played; a demonstration or a test with its seed and mailbox. */
export interface Stage {
  url: string;
  mailbox: string;
  /** Password of the demonstration accounts. */
  password: string;
  /** Who is paged; `astreinte@desk.example` when nothing is said. */
  onCallEmail?: string;
  /** How long to wait for mails, real ms; 45 000 when nothing is said, above the lease of a lost sending. */
  patienceMs?: number;
}

export const ANALYST = 'analyste@desk.example';
const STATUSES = 'received,triage,qualified,handling,resolved,closed,out_of_scope,transferred,merged';
/** Real ms more of patience for each case: the letters of a mass incident leave one after the other. */
const PATIENCE_OF_A_CASE = 1000;
const PAUSE_MS = 150;

/** A case that a declaration of the scenario opened. */
export interface PlayedCase {
  id: string;
  reference: string;
  /** Reference and follow-up code, as HTTP Basic wants them. */
  secret: string;
  declaration: ScenarioDeclaration;
  /** Address of the desk, as the receipt gives it. */
  origin: string;
  /** Real time at which the declaration was sent, epoch ms. */
  postedAt: number;
}

/** A scenario being played: the clients, and the cases that it has opened so far. */
export class Play {
  readonly cases: PlayedCase[] = [];
  readonly product: ProductClient;
  readonly onCallEmail: string;
  private readonly mailReader: MailReader;
  private patienceMs: number;

  constructor(
    readonly scenario: Scenario,
    stage: Stage,
  ) {
    this.product = new ProductClient(stage.url, stage.password, stage.mailbox);
    this.mailReader = new MailReader(stage.mailbox);
    this.onCallEmail = stage.onCallEmail ?? 'astreinte@desk.example';
    this.patienceMs = stage.patienceMs ?? 45_000;
  }

  /** Mails about the cases of this play, oldest first. */
  mails(): Promise<SeenMail[]> {
    return this.mailReader.about(this.cases.map(({ reference }) => reference));
  }

  asAnalyst(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.product.askAs(ANALYST, method, path, { body, headers });
  }

  /** Moves the clock of the product; it goes on from there. @throws when it cannot be moved */
  async moveClock(now: string): Promise<void> {
    const answer = await this.product.ask('PUT', '/demonstration/clock', { body: { now } });
    if (!answer.ok) throw new Error(`the clock cannot be moved (${answer.status}): is it a production?`);
  }

  /** Clock of the product, epoch ms. */
  async now(): Promise<number> {
    return Date.parse(String((await this.product.ask('GET', '/demonstration/clock')).body.now));
  }

  /**
   * Tries until `find` finds something or patience ends. Patience that ended once is shorter afterwards: a
   * product that is down must not hold a long scenario for ever.
   */
  async waitFor<T>(find: () => Promise<T | null>): Promise<T | null> {
    const until = Date.now() + this.patienceMs + this.cases.length * PATIENCE_OF_A_CASE;
    for (;;) {
      const found = await find();
      if (found !== null) return found;
      if (Date.now() > until) break;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    this.patienceMs = Math.min(this.patienceMs, 2000);
    return null;
  }
}

/** Every case of the queue that this account may know, whatever its status. @throws when it may not ask */
export async function readQueue(
  product: ProductClient,
  email: string,
): Promise<{ id: string; reference: string }[]> {
  const found: { id: string; reference: string }[] = [];
  for (let after: string | null = ''; after !== null;) {
    const page: string = after ? `&after=${encodeURIComponent(after)}` : '';
    const answer = await product.askAs(
      email,
      'GET',
      `/cases?status=${STATUSES}&attached=true&limit=200${page}`,
    );
    if (!answer.ok) throw new Error(`${email} cannot read the queue (${answer.status})`);
    const { cases, next } = answer.body as { cases: typeof found; next: string | null };
    found.push(...cases);
    after = next;
  }
  return found;
}
