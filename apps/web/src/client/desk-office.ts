import type { Receipt } from './answers';
import { newKey } from './new-key';
import { ask } from './send';

/** A day on which the desk keeps no office hours, `YYYY-MM-DD`. */
export interface Closure {
  day: string;
  label: string;
  setAt: string;
  setBy: string;
  withdrawnAt: string | null;
}

interface Closures {
  closures: Closure[];
}

/** @param text the body as serialised the first time, so that a retry is the same declaration */
export const typeIn = (text: string, idempotencyKey: string) =>
  ask<Receipt>('/declarations/typed-in', {
    method: 'POST',
    text,
    headers: { 'idempotency-key': idempotencyKey },
  });

export const readClosures = async () => (await ask<Closures>('/desk/closures')).closures;

export const closeDay = async (day: string, label: string) =>
  (
    await ask<Closures>(`/desk/closures/${day}`, {
      method: 'PUT',
      body: { label },
      headers: { 'idempotency-key': newKey() },
    })
  ).closures;

export const withdrawClosure = async (day: string) =>
  (
    await ask<Closures>(`/desk/closures/${day}/withdraw`, {
      method: 'POST',
      body: {},
      headers: { 'idempotency-key': newKey() },
    })
  ).closures;

/** Cases set aside in a year of reception, by category. */
export const countOutOfScope = async (year: number) =>
  (await ask<{ counts: Record<string, number> }>(`/desk/out-of-scope-counts?year=${year}`)).counts;
