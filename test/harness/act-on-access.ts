import { EXAMPLES } from '../../apps/api/src/description/examples.data';
import type { Answer, Asking, HttpClient } from './http-client';

interface Circle {
  grants: { id: string; principal: string }[];
  markingChanges: { id: string; outcome: string | null }[];
  requests: { id: string; outcome: string | null }[];
}

const EMAILS = {
  analyst: 'analyste@desk.example',
  second: 'analyste2@desk.example',
  lead: 'responsable@desk.example',
  reviewer: 'rssi@desk.example',
} as const;
type Who = keyof typeof EMAILS;

interface Product {
  signIn: (email: string) => Promise<HttpClient>;
  ask: <T>(client: HttpClient, method: string, path: string, asking?: Asking) => Promise<Answer<T>>;
}

const of = (name: string, change: object = {}) => ({ ...(EXAMPLES[name] as object), ...change });

/**
 * Gives, hands over, marks, asks and breaks the glass of one case, with the examples of the description.
 * @returns each act with the status of its answer
 */
export async function actOnAccess(
  { reference, id }: { reference: string; id: string },
  product: Product,
): Promise<[string, number][]> {
  const people = new Map<Who, HttpClient>();
  for (const who of Object.keys(EMAILS) as Who[]) people.set(who, await product.signIn(EMAILS[who]));
  const ask = <T>(who: Who, method: string, path: string, body?: unknown) =>
    product.ask<T>(people.get(who)!, method, path, body ? { body } : {});
  const seen: [string, number][] = [];
  const at = `/cases/${id}`;
  const act = async <T = unknown>(who: Who, path: string, body: unknown) => {
    const answer = await ask<T>(who, 'POST', path, body);
    seen.push([path.replace(at, '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':'), answer.status]);
    return answer.body;
  };
  const circle = async () => (await ask<Circle>('analyst', 'GET', `${at}/access`)).body;
  type Known = { principals: { principal: string; name: string }[] };
  const known = (await ask<Known>('analyst', 'GET', '/principals')).body.principals;
  const account = (name: string) => known.find((one) => one.name === name)!.principal;

  const [own, second] = [account('Analyste du CERT'), account('Analyste d’astreinte')];
  const all = ['read', 'contribute', 'pilot', 'release', 'close'];
  await act('lead', `${at}/grants`, of('GrantRequest', { principal: own, capabilities: all, until: null }));
  await act('analyst', `${at}/hand-over`, of('HandOverRequest', { to: second.slice('account:'.length) }));
  await act('analyst', `${at}/marking`, of('MarkRequest'));
  const waiting = (await circle()).markingChanges.find(({ outcome }) => outcome === null)!;
  await act('second', `${at}/marking/${waiting.id}/confirm`, {});
  await act('analyst', `${at}/marking`, of('MarkRequest', { tlp: 'GREEN' }));
  const again = (await circle()).markingChanges.find(({ outcome }) => outcome === null)!;
  await act('analyst', `${at}/marking/${again.id}/withdraw`, {});
  const desk = (await circle()).grants.find(({ principal }) => principal === 'cert')!;
  await act('analyst', `${at}/grants/${desk.id}/revoke`, of('ReasonRequest'));
  await act('second', '/access-requests', of('AskAccessRequest', { reference }));
  await ask('second', 'GET', '/access-requests');
  await ask('analyst', 'GET', '/waiting-decisions');
  await ask('analyst', 'GET', '/waiting-decisions/count');
  const glass = of('BreakGlassRequest', { reference });
  await act('second', '/broken-glasses', glass);
  const request = (await circle()).requests.find(({ outcome }) => outcome === null)!;
  await act('analyst', `${at}/access-requests/${request.id}/answer`, of('AnswerAccessRequest'));
  type Glasses = { brokenGlasses: { id: string; reference: string }[] };
  const { brokenGlasses } = (await ask<Glasses>('reviewer', 'GET', '/broken-glasses')).body;
  const broken = brokenGlasses.find((one) => one.reference === reference)!;
  await act('reviewer', `/broken-glasses/${broken.id}/review`, of('ReviewGlassRequest'));
  return seen;
}
