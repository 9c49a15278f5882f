/** An answer of the product; `body` is its JSON, or null. */
export interface Answer {
  status: number;
  ok: boolean;
  etag: string | null;
  body: Record<string, unknown>;
}

export interface Asking {
  body?: unknown;
  headers?: Record<string, string>;
}

/** A code is good for half a minute, and for one more on either side. */
const PATIENCE_MS = 95_000;
const PAUSE_MS = 1000;

/** The public interface of one installation, as its users reach it; nothing else is touched. */
export class ProductClient {
  private readonly sessions = new Map<string, Promise<string>>();
  private readonly tried = new Set<string>();

  constructor(
    private readonly url: string,
    private readonly password: string,
    /** Web page of the demonstration's mailbox, which shows the codes of the invented accounts. */
    private readonly mailbox: string,
  ) {}

  /** Asks as nobody. `path` is under `/api/v1`. */
  ask(method: string, path: string, asking: Asking = {}): Promise<Answer> {
    return this.fetch(method, `${this.url}/api/v1${path}`, asking);
  }

  /**
   * Asks as the demonstration account of that address, and again once it has proved that it is a person, where that is
   * wanted. @throws when it cannot
   */
  async askAs(email: string, method: string, path: string, asking: Asking = {}): Promise<Answer> {
    const session = this.session(email);
    const authorization = `Bearer ${await session}`;
    const answer = await this.ask(method, path, { ...asking, headers: { ...asking.headers, authorization } });
    const wanted = answer.body.type === 'urn:vigie:problem:step_up_needed';
    const isCurrent = this.sessions.get(email) === session;
    // A proof gives another token: what was on its way with the old one is asked again.
    if (!wanted && (answer.status !== 401 || isCurrent)) return answer;
    if (isCurrent) this.sessions.set(email, this.prove(email, authorization));
    return this.askAs(email, method, path, asking);
  }

  /** Asks as whoever declared, by reference and follow-up code. */
  askAsDeclarant(secret: string, method: string, path: string, asking: Asking = {}): Promise<Answer> {
    const authorization = `Basic ${Buffer.from(secret).toString('base64')}`;
    return this.ask(method, path, { ...asking, headers: { ...asking.headers, authorization } });
  }

  /** Follows an address found in a mail. */
  follow(method: string, address: string): Promise<Answer> {
    return this.fetch(method, address, {});
  }

  private session(email: string): Promise<string> {
    const known = this.sessions.get(email);
    if (known) return known;
    const opened = this.signIn(email);
    this.sessions.set(email, opened);
    opened.catch(() => this.sessions.delete(email));
    return opened;
  }

  private async signIn(email: string): Promise<string> {
    const answer = await this.ask('POST', '/sessions', { body: { email, password: this.password } });
    if (!answer.ok) throw new Error(`${email} cannot sign in: ${refusalOf(answer)}`);
    const authorization = `Bearer ${String(answer.body.token)}`;
    return this.prove(email, authorization);
  }

  /** A code serves once, and each half minute has its own: those that were tried are not tried again. @returns a token */
  private async prove(email: string, authorization: string): Promise<string> {
    for (const until = Date.now() + PATIENCE_MS; ;) {
      for (const code of await this.codesOf(email)) {
        const key = `${email} ${code}`;
        if (this.tried.has(key)) continue;
        this.tried.add(key);
        const asking = { body: { code }, headers: { authorization } };
        const answer = await this.ask('POST', '/sessions/current/totp', asking);
        if (answer.ok) return String(answer.body.token);
        if (Date.now() > until)
          throw new Error(`${email} cannot prove a second factor: ${refusalOf(answer)}`);
      }
      if (Date.now() > until) throw new Error(`${email} has no code left to prove a second factor with`);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  /** The codes of now, the oldest that is still good first, so that others are left for who comes next. */
  private async codesOf(email: string): Promise<string[]> {
    const { body } = await this.fetch('GET', `${this.mailbox}/api/codes`, {});
    const accounts = body.accounts as { email: string; codes: string[] }[] | undefined;
    return accounts?.find((account) => account.email === email)?.codes ?? [];
  }

  private async fetch(method: string, address: string, { body, headers }: Asking): Promise<Answer> {
    const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await fetch(address, {
      method,
      headers: { accept: 'application/json', 'accept-language': 'en', ...json, ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    const { status, ok } = answer;
    return { status, ok, etag: answer.headers.get('etag'), body: parsed(text) };
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    return (JSON.parse(text) ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** What a refusal says, on one line: status, title, and what the problem names (RFC 9457). */
export function refusalOf({ status, body }: Answer): string {
  const { title, refusal, reasons, errors } = body as {
    title?: string;
    refusal?: string;
    reasons?: string[];
    errors?: { field: string; message: string }[];
  };
  const fields = (errors ?? []).map(({ field, message }) => `${field}: ${message}`);
  const parts = [title, refusal, ...(reasons ?? []), ...fields].filter(Boolean);
  return `${status} ${parts.join(' · ')}`.trim();
}
