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

/** The public interface of one installation, as its users reach it; nothing else is touched. */
export class ProductClient {
  private readonly sessions = new Map<string, Promise<string>>();

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

  /** Asks as the demonstration account of that address. @throws when it cannot sign in */
  async askAs(email: string, method: string, path: string, asking: Asking = {}): Promise<Answer> {
    const authorization = `Bearer ${await this.session(email)}`;
    return this.ask(method, path, { ...asking, headers: { ...asking.headers, authorization } });
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
    const proved = await this.proveFactor(email, authorization);
    if (!proved.ok) throw new Error(`${email} cannot prove a second factor: ${refusalOf(proved)}`);
    return String(proved.body.token);
  }

  /** A code serves once: the oldest that is still good is tried first, so that others are left for who comes next. */
  private async proveFactor(email: string, authorization: string): Promise<Answer> {
    const { body } = await this.fetch('GET', `${this.mailbox}/api/codes`, {});
    const accounts = body.accounts as { email: string; codes: string[] }[] | undefined;
    const codes = accounts?.find((account) => account.email === email)?.codes ?? ['000000'];
    let answer: Answer | undefined;
    for (const code of codes) {
      const asking = { body: { code }, headers: { authorization } };
      answer = await this.ask('POST', '/sessions/current/totp', asking);
      if (answer.ok) break;
    }
    return answer!;
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
