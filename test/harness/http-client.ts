import { Agent, request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';

/** An answer as it came over the wire; `body` is its JSON, or an empty object where it is none. */
export interface Answer<T> {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  text: string;
  body: T;
}

export interface Asking {
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is. */
  raw?: string | Buffer;
  headers?: OutgoingHttpHeaders;
}

type Json = Record<string, unknown>;
const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/** Asks one installation as one person; paths go out as they are written, dots and double slashes too. */
export class HttpClient {
  constructor(
    private readonly url: string,
    private readonly identity: OutgoingHttpHeaders = {},
  ) {}

  /** The same installation, asked by somebody else. */
  as(authorization: string): HttpClient {
    return new HttpClient(this.url, { ...this.identity, authorization });
  }

  /** `path` is under /api/v1. */
  ask<T = Json>(method: string, path: string, asking: Asking = {}): Promise<Answer<T>> {
    return this.askRoot<T>(method, `/api/v1${path}`, asking);
  }

  /** `path` is the whole path. */
  askRoot<T = Json>(method: string, path: string, { body, raw, headers }: Asking = {}): Promise<Answer<T>> {
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const { hostname, port } = new URL(this.url);
    const described: OutgoingHttpHeaders =
      content === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) };
    const options = { method, hostname, port, path, agent };
    return new Promise((resolve, reject) => {
      const sent = request({ ...options, headers: { ...described, ...this.identity, ...headers } });
      sent.once('error', reject);
      sent.once('response', (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.once('error', reject);
        response.once('end', () => {
          const bytes = Buffer.concat(pieces);
          const { statusCode: status = 0, headers: got } = response;
          resolve({ status, headers: got, bytes, text: bytes.toString(), body: parsed<T>(bytes) });
        });
      });
      sent.end(content);
    });
  }
}

function parsed<T>(bytes: Buffer): T {
  try {
    return JSON.parse(bytes.toString()) as T;
  } catch {
    return {} as T;
  }
}

/** `Authorization` of whoever holds a reference and its follow-up code (RFC 7617). */
export function basic(reference: string, code: string): string {
  return `Basic ${Buffer.from(`${reference}:${code}`).toString('base64')}`;
}
