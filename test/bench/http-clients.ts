import { createConnection, type Socket } from 'node:net';
import { randomUUID } from 'node:crypto';

export interface HttpRun {
  /** Only `http:` on this machine. */
  url: string;
  path: string;
  body: string;
  clients: number;
  seconds: number;
}

export interface HttpOutcome {
  perSecond: number;
  /** `201` received: what the product has acknowledged. */
  created: number;
  /** Statuses other than 201, with their number. */
  others: Record<number, number>;
  /** Milliseconds. */
  latency: { p50: number; p95: number; max: number };
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** Length of the first whole answer in the buffer; 0 while it is not whole. */
function lengthOfAnswer(buffer: Buffer): number {
  const end = buffer.indexOf(END_OF_HEAD);
  if (end < 0) return 0;
  const [, length] = /content-length: (\d+)/i.exec(buffer.toString('latin1', 0, end)) ?? [];
  if (!length) throw new Error('an answer without a length');
  const whole = end + END_OF_HEAD.length + Number(length);
  return buffer.length >= whole ? whole : 0;
}

/** One keep-alive connection that posts, waits for the whole answer, and posts again until `until`. */
function keepPosting(run: HttpRun, until: number, seen: (status: number, ms: number) => void): Promise<void> {
  const { hostname, port } = new URL(run.url);
  const length = Buffer.byteLength(run.body);
  const head = `POST ${run.path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: application/json\r\n`;
  return new Promise((resolve, reject) => {
    let received: Buffer = Buffer.alloc(0);
    let sentAt = 0;
    const socket: Socket = createConnection(Number(port), hostname);
    socket.setNoDelay(true);
    const post = () => {
      sentAt = performance.now();
      socket.write(`${head}idempotency-key: ${randomUUID()}\r\ncontent-length: ${length}\r\n\r\n${run.body}`);
    };
    socket.once('connect', post);
    socket.on('data', (chunk: Buffer) => {
      received = received.length ? Buffer.concat([received, chunk]) : chunk;
      const whole = lengthOfAnswer(received);
      if (whole === 0) return;
      seen(Number(received.toString('latin1', 9, 12)), performance.now() - sentAt);
      received = received.subarray(whole);
      if (performance.now() < until) post();
      else socket.end();
    });
    socket.once('error', reject);
    socket.once('close', () => resolve());
  });
}

/**
 * Posts the same body, each time under a new Idempotency-Key, over keep-alive connections. Bare sockets:
 * what the client spends on this machine is taken from the product.
 */
export async function postFor(run: HttpRun): Promise<HttpOutcome> {
  const others: Record<number, number> = {};
  const latencies: number[] = [];
  const from = performance.now();
  const seen = (status: number, ms: number) => {
    if (status === 201) latencies.push(ms);
    else others[status] = (others[status] ?? 0) + 1;
  };
  const until = from + run.seconds * 1000;
  await Promise.all(Array.from({ length: run.clients }, () => keepPosting(run, until, seen)));
  const took = (performance.now() - from) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.floor(share * (latencies.length - 1))] ?? 0;
  const latency = { p50: at(0.5), p95: at(0.95), max: at(1) };
  return { perSecond: latencies.length / took, created: latencies.length, others, latency };
}
