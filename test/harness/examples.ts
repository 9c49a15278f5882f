import { randomUUID } from 'node:crypto';
import { EXAMPLES } from '../../apps/api/src/description/examples.data';
import type { Answer, Asking } from './http-client';

/** The worked example of a body, as the description of the API gives it. */
export const example = (name: string) => ({ body: EXAMPLES[name] });

/** The same request with an Idempotency-Key. */
export const keyed = (asking: Asking = {}, key: string = randomUUID()): Asking => ({
  ...asking,
  headers: { ...asking.headers, 'idempotency-key': key },
});

export const statusOf = async (asked: Promise<Answer<unknown>>) => (await asked).status;
