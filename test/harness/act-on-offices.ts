import { EXAMPLES } from '../../apps/api/src/description/examples.data';
import type { Answer, Asking, HttpClient } from './http-client';

interface Offices {
  manager: HttpClient;
  /** Reads the record, and no case. */
  officer: HttpClient;
  agency: HttpClient;
  /** Of a case that may be held back. */
  reference: string;
  /** Of something that was erased. */
  certificate: string;
}
type Ask = (client: HttpClient, method: string, path: string, asking?: Asking) => Promise<Answer<unknown>>;

/** What belongs to the desk and not to one case: closure days, the record, retention. @returns the statuses */
export async function actOnOffices(
  { manager, officer, agency, reference, certificate }: Offices,
  ask: Ask,
): Promise<number[]> {
  const day = '/desk/closures/2027-05-07';
  const asked: [HttpClient, string, string, Asking?][] = [
    [manager, 'PUT', day, { body: EXAMPLES.ClosureRequest }],
    [manager, 'POST', `${day}/withdraw`],
    [manager, 'POST', '/desk/closures/2027-05-08/withdraw'],
    [agency, 'GET', '/desk/closures'],
    [officer, 'GET', '/record?limit=5'],
    [officer, 'GET', '/record/seal'],
    [officer, 'GET', '/record/export'],
    [officer, 'GET', '/retention'],
    [officer, 'GET', '/retention/certificates'],
    [officer, 'GET', `/retention/certificates/${certificate}`],
  ];
  const statuses: number[] = [];
  for (const [client, method, path, asking] of asked)
    statuses.push((await ask(client, method, path, asking)).status);
  const reason = 'Réquisition judiciaire.';
  const named = { reference, reason };
  const keep = (who: HttpClient, path: string, body: object) =>
    ask(who, 'POST', `/retention/${path}`, { body });
  const held = await keep(manager, 'holds', named);
  const { holds } = held.body as { holds: { id: string }[] };
  statuses.push(held.status, (await keep(officer, `holds/${holds[0]!.id}/lift`, { reason })).status);
  statuses.push(
    (await keep(officer, 'erasures', named)).status,
    (await keep(officer, 'erasures', named)).status,
  );
  return statuses;
}
