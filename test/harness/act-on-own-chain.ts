import { randomUUID } from 'node:crypto';
import { EXAMPLES } from '../../apps/api/src/description/examples.data';
import type { Answer, Asking, HttpClient } from './http-client';

type Ask = <T>(client: HttpClient, method: string, path: string, asking?: Asking) => Promise<Answer<T>>;
type Who = Record<'nobody' | 'analyst' | 'manager', HttpClient>;

/** Another agency, the dedicated chain, what is counted apart, what is refused as classified. @returns the statuses */
export async function actOnOwnChain(
  id: string,
  { nobody, analyst, manager }: Who,
  ask: Ask,
): Promise<number[]> {
  type View = { facilities: { id: string }[] };
  const { body } = await ask<View>(analyst, 'GET', `/cases/${id}`);
  const act = (client: HttpClient, path: string, name: string): [HttpClient, string, string, Asking] => [
    ...([client, 'POST', `/cases/${id}/${path}`, { body: EXAMPLES[name] }] as const),
  ];
  const reroute = `facilities/${body.facilities[0]!.id}/reroute`;
  const classified = { ...(EXAMPLES.OwnDeclarationRequest as object), protection: 'classified' };
  const headers = { 'idempotency-key': randomUUID() };
  const asked: [HttpClient, string, string, Asking?][] = [
    act(analyst, reroute, 'RerouteRequest'),
    act(analyst, reroute, 'ReasonRequest'),
    act(analyst, `facilities/${randomUUID()}/reroute`, 'RerouteRequest'),
    act(analyst, 'restriction', 'ReasonRequest'),
    act(manager, 'restriction', 'ReasonRequest'),
    act(manager, 'restriction/lift', 'ReasonRequest'),
    [analyst, 'GET', '/desk/out-of-scope-counts?year=2026'],
    [analyst, 'GET', '/desk/out-of-scope-counts'],
    [nobody, 'POST', '/declarations', { body: classified, headers }],
  ];
  const statuses: number[] = [];
  for (const [client, method, path, asking] of asked)
    statuses.push((await ask(client, method, path, asking)).status);
  return statuses;
}
