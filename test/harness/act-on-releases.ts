import { EXAMPLES } from '../../apps/api/src/description/examples.data';
import type { Answer } from './http-client';

interface Asks {
  /** Posts as the holder of the follow-up code; `path` is under /follow-up. */
  say: <T>(path: string, body: unknown) => Promise<Answer<T>>;
  /** Asks as an analyst; `path` is under the case. */
  desk: <T>(method: string, path: string, body?: unknown) => Promise<Answer<T>>;
}

/** Every act on agreements, shares and choices, once and wrongly. @returns what was asked, with its status */
export async function actOnReleases({ say, desk }: Asks): Promise<[asked: string, status: number][]> {
  const seen: [string, number][] = [];
  async function see<T>(asked: string, answer: Promise<Answer<T>>): Promise<T> {
    const { status, body } = await answer;
    seen.push([asked, status]);
    return body;
  }
  const act = <T>(path: string, name: string) => see(path, desk<T>('POST', path, EXAMPLES[name]));
  await act('shares', 'ShareRequest');
  type Page = { consents: { id: string }[] };
  const { consents } = await see('agree', say<Page>('consents', EXAMPLES.AgreementRequest));
  await act('shares', 'ShareRequest');
  await see('audience', desk('GET', 'audience'));
  for (let i = 0; i < 2; i += 1)
    await see('take back', say(`consents/${consents[0]!.id}/revoke`, EXAMPLES.RevocationRequest));
  type View = { desk: { releases: { id: string }[] } };
  const { releases } = (await act<View>('consents', 'DeskConsentRequest')).desk;
  await act(`consents/${releases.at(-1)!.id}/revoke`, 'ReasonRequest');
  await act('choices', 'ChoiceRequest');
  await say('complements', EXAMPLES.ComplementRequest);
  await act('choices', 'ChoiceRequest');
  return seen;
}
