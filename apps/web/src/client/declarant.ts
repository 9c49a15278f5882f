import type { Desk, FoundFacility, Receipt } from './answers';
import type { ExchangeMessage, SaidVersion } from './case-parts';
import type { FollowUp } from './follow-up';
import { ask, send } from './send';

/** Reference and follow-up code: they open one declaration and nothing else. */
export interface FollowUpKey {
  reference: string;
  code: string;
}

export const askDesk = () => ask<Desk>('/desk');

export async function findFacilities(words: string, signal: AbortSignal): Promise<FoundFacility[]> {
  const query = new URLSearchParams({ q: words });
  return (await ask<{ facilities: FoundFacility[] }>(`/facilities?${query}`, { signal })).facilities;
}

/** @param text the body as serialised the first time, so that a retry is the same declaration */
export const declare = (text: string, idempotencyKey: string) =>
  ask<Receipt>('/declarations', { method: 'POST', text, headers: { 'idempotency-key': idempotencyKey } });

/** HTTP Basic (RFC 7617) in UTF-8: whatever a person typed must at least be sendable. */
function basic({ reference, code }: FollowUpKey): Record<string, string> {
  const bytes = new TextEncoder().encode(`${reference.trim()}:${code.trim()}`);
  return { authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` };
}

export const readFollowUp = (key: FollowUpKey) => ask<FollowUp>('/follow-up', { headers: basic(key) });

/** Below the follow-up page. */
export type DeclarantAct =
  | 'complements'
  | 'confirmation'
  | 'consents'
  | 'controllers'
  | 'filings'
  | 'filings-not-needed'
  | 'messages'
  | 'persons-exception'
  | 'persons-informed'
  | 'register-entry'
  | 'resolution'
  | `messages/${string}/read`
  | `recommendations/${string}/${'read' | 'applied'}`
  | `consents/${string}/revoke`;

/** @param commandKey one for each intent: a second click or a retry is not done twice */
export const tell = (key: FollowUpKey, act: DeclarantAct, body: unknown, commandKey: string) =>
  ask<FollowUp>(`/follow-up/${act}`, {
    method: 'POST',
    body,
    headers: { ...basic(key), 'idempotency-key': commandKey },
  });

/** A document below the follow-up page. The code travels in a header, so it cannot be a plain link. */
export async function fetchPdf(key: FollowUpKey, path: string): Promise<Blob> {
  return (await send(`/follow-up/${path}`, { headers: basic(key) })).blob();
}

export const readOwnMessages = async (key: FollowUpKey) =>
  (await ask<{ messages: ExchangeMessage[] }>('/follow-up/messages', { headers: basic(key) })).messages;

export const readOwnVersions = async (key: FollowUpKey) =>
  (await ask<{ versions: SaidVersion[] }>('/follow-up/versions', { headers: basic(key) })).versions;
