import { EXAMPLES } from '../../apps/api/src/description/examples.data';
import type { Answer, Asking, HttpClient } from './http-client';

interface Offices {
  manager: HttpClient;
  /** Reads the record, and no case. */
  officer: HttpClient;
  agency: HttpClient;
}
type Ask = (client: HttpClient, method: string, path: string, asking?: Asking) => Promise<Answer<unknown>>;

/** What belongs to the desk and not to one case: closure days, the record. @returns the statuses */
export async function actOnOffices({ manager, officer, agency }: Offices, ask: Ask): Promise<number[]> {
  const day = '/desk/closures/2027-05-07';
  const asked: [HttpClient, string, string, Asking?][] = [
    [manager, 'PUT', day, { body: EXAMPLES.ClosureRequest }],
    [manager, 'POST', `${day}/withdraw`],
    [manager, 'POST', '/desk/closures/2027-05-08/withdraw'],
    [agency, 'GET', '/desk/closures'],
    [officer, 'GET', '/record?limit=5'],
    [officer, 'GET', '/record/seal'],
    [officer, 'GET', '/record/export'],
  ];
  const statuses: number[] = [];
  for (const [client, method, path, asking] of asked)
    statuses.push((await ask(client, method, path, asking)).status);
  return statuses;
}
