import { randomUUID } from 'node:crypto';
import type { Answer, HttpClient } from '../harness/http-client';

/** One act that a client did until it was answered. */
export interface Acted {
  act: string;
  status: number;
  /** How often it was sent before an answer came. */
  sent: number;
}

interface Act {
  method: string;
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

const PATIENCE_MS = 45_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Sends as a careful client does: the same request under the same Idempotency-Key until an answer comes that
 * is not 5xx. What it was answered is the record against which the product is judged.
 */
export class PatientClient {
  readonly log: Acted[] = [];

  async act<T>(as: HttpClient, name: string, { method, path, body, headers }: Act): Promise<Answer<T>> {
    const key = { 'idempotency-key': randomUUID() };
    const until = Date.now() + PATIENCE_MS;
    for (let sent = 1; ; sent += 1) {
      const answer = await as
        .ask<T>(method, path, { body, headers: { ...headers, ...(method === 'GET' ? {} : key) } })
        .catch((error: unknown) => {
          if (Date.now() > until) throw error;
          return null;
        });
      if (answer && answer.status < 500) {
        if (method !== 'GET') this.log.push({ act: name, status: answer.status, sent });
        if (answer.status >= 400) throw new Error(`${name} was refused: ${answer.text}`);
        return answer;
      }
      if (Date.now() > until) throw new Error(`${name} was never answered: ${answer?.text}`);
      await pause(60);
    }
  }
}
