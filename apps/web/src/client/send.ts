/** A problem as RFC 9457 has it, with the members that this API adds. */
export interface ProblemAnswer {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: { field: string; message: string }[];
  /** 409 `refused`: why, in the words of the domain. */
  refusal?: string;
  reasons?: string[];
  /** 412 `changed_meanwhile`: who, by function, and when. */
  changedBy?: string;
  changedAt?: string;
  /** From Retry-After: when to ask again. */
  againAt?: string;
}

/** The API understood and said no; nothing was recorded, unless `status` is 500 or more. */
export class Refused extends Error {
  constructor(readonly problem: ProblemAnswer) {
    super(problem.title);
  }

  /** The last part of `urn:vigie:problem:<name>`. */
  get kind(): string {
    return this.problem.type.replace('urn:vigie:problem:', '');
  }
}

/** No answer arrived: nobody knows whether the request was done. */
export class Unreachable extends Error {}

export interface Sending {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  /** Already serialised; for a retry that must be the same to the byte. */
  text?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Milliseconds, for what takes longer than people wait for a page. */
  patience?: number;
}

export const BASE = '/api/v1';
const PATIENCE_MS = 25_000;

/** Asks the person for a fresh proof; `why` is the refusal of the problem, where there is one. */
export type AskProof = (why: string | undefined) => Promise<boolean>;

let stepUp: AskProof = () => Promise.resolve(false);

/** Who asks the person for a fresh proof when a sensitive act wants one; gives whether there is one. */
export function stepUpBy(ask: AskProof): void {
  stepUp = ask;
}

/**
 * One request to the API; a sensitive one is sent again once the person has proved the second factor.
 * @throws Refused when the API answers with a problem, Unreachable when no answer comes
 */
export async function send(path: string, sending: Sending = {}): Promise<Response> {
  try {
    return await sendOnce(path, sending);
  } catch (error) {
    const wanted = error instanceof Refused && error.kind === 'step_up_needed';
    if (wanted && (await proveOnce(error.problem.refusal))) return sendOnce(path, sending);
    throw error;
  }
}

let proving: Promise<boolean> | null = null;

/** Requests that are refused together wait for one proof. */
function proveOnce(why: string | undefined): Promise<boolean> {
  proving ??= stepUp(why).finally(() => (proving = null));
  return proving;
}

async function sendOnce(path: string, sending: Sending): Promise<Response> {
  const { method = 'GET', body, text = body === undefined ? undefined : JSON.stringify(body) } = sending;
  const { patience = PATIENCE_MS } = sending;
  const headers = {
    ...(text === undefined ? {} : { 'content-type': 'application/json' }),
    ...sending.headers,
  };
  const tooLong = AbortSignal.timeout(patience);
  const signal = sending.signal ? AbortSignal.any([sending.signal, tooLong]) : tooLong;
  const options = {
    method,
    headers,
    body: text,
    signal,
    credentials: 'same-origin',
    cache: 'no-store',
  } as const;
  const answer = await fetch(BASE + path, options).catch((error: unknown) => {
    throw new Unreachable('no answer', { cause: error });
  });
  if (answer.ok) return answer;
  throw await problemOf(answer);
}

/** The same, with its JSON answer read. */
export async function ask<T>(path: string, sending: Sending = {}): Promise<T> {
  const answer = await send(path, sending);
  return answer.json().catch((error: unknown) => {
    throw new Unreachable('answer cut short', { cause: error });
  }) as Promise<T>;
}

async function problemOf(answer: Response): Promise<Error> {
  const type = answer.headers.get('content-type') ?? '';
  if (!type.includes('json'))
    return new Unreachable(`answer ${answer.status} from something else than the API`);
  return answer.json().then(
    (problem: ProblemAnswer) => new Refused({ ...problem, againAt: againAt(answer) }),
    (error: unknown) => new Unreachable('answer cut short', { cause: error }),
  );
}

function againAt({ headers }: Response): string | undefined {
  const seconds = Number(headers.get('retry-after'));
  return seconds > 0 ? new Date(Date.now() + seconds * 1000).toISOString() : undefined;
}
