import type { Case, Declaration, QueuePage } from './answers';
import type { FactDifference, TimelineEvent } from './case-facts';
import { newKey } from './new-key';
import { ask } from './send';

/** Empty texts ask nothing. */
export interface QueueQuestion {
  status: string;
  /** Finds one case, ended ones too. */
  reference: string;
  /** Only the children of this case, ended ones too. */
  parent: string;
}

export function readQueue(asked: QueueQuestion, after: string | null): Promise<QueuePage> {
  const said = Object.entries({ ...asked, after: after ?? '' }).filter(([, value]) => value !== '');
  const query = new URLSearchParams([['limit', '25'], ...said]);
  return ask<QueuePage>(`/cases?${query}`);
}

export const readCase = (id: string) => ask<Case>(`/cases/${id}`);

export async function readTimeline(id: string): Promise<TimelineEvent[]> {
  return (await ask<{ events: TimelineEvent[] }>(`/cases/${id}/timeline`)).events;
}

export async function readDeclarations(id: string): Promise<Declaration[]> {
  return (await ask<{ declarations: Declaration[] }>(`/cases/${id}/declarations`)).declarations;
}

/** What two versions of a declaration tell differently. */
export async function compareVersions(id: string, from: string, to: string): Promise<FactDifference[]> {
  const query = new URLSearchParams({ from, to });
  const path = `/cases/${id}/declarations/compare?${query}`;
  return (await ask<{ changes: FactDifference[] }>(path)).changes;
}

/**
 * One act on a case, on the version that the person has read.
 * @param path below the case, e.g. `qualify` or `letters/<id>/retry`
 */
export function act<Answer = Case>(state: Case, path: string, body: unknown = {}): Promise<Answer> {
  const headers = { 'if-match': `"${state.version}"`, 'idempotency-key': newKey() };
  return ask<Answer>(`/cases/${state.id}/${path}`, { method: 'POST', body, headers });
}
