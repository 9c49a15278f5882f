import { EXAMPLES } from '../../apps/api/src/description/examples.data';
import type { CaseView, Receipt } from './desk';
import type { Answer } from './http-client';

interface Asks {
  /** Posts a declaration as nobody. */
  declare: (body: object) => Promise<Answer<Receipt>>;
  /** Asks as an analyst; `path` is under /cases. */
  desk: <T>(method: string, path: string, body?: object) => Promise<Answer<T>>;
}

/** Every act on an incident of several facilities, once and wrongly. @returns what was asked, with its status */
export async function actOnFamilies({ declare, desk }: Asks): Promise<[asked: string, status: number][]> {
  const own = EXAMPLES.OwnDeclarationRequest as object;
  const open = async (change: object = {}) => {
    const { reference } = (await declare({ ...own, commonProvider: 'Hébergeur Exemple', ...change })).body;
    return (await desk<{ cases: CaseView[] }>('GET', `?reference=${reference}`)).body.cases[0]!.id;
  };
  const seen: [string, number][] = [];
  const read = async (path: string) => seen.push(['read', (await desk('GET', path)).status]);
  const act = async (path: string, name: string, change: object = {}) => {
    const answer = await desk('POST', `/${path}`, { ...(EXAMPLES[name] as object), ...change });
    seen.push([name, answer.status]);
  };
  const [parent, child, twice] = [await open(), await open(), await open()];
  await read(`/${parent}/candidates`);
  for (let i = 0; i < 2; i += 1) await act(`${twice}/merge`, 'MergeRequest', { into: child });
  await act(`${parent}/children`, 'AttachRequest');
  await act(`${parent}/children`, 'ReasonRequest');
  await act(`${parent}/updates`, 'UpdateRequest');
  await read(`/${parent}/children?limit=1`);
  await read(`?parent=${parent}&attached=true`);
  await act(`${parent}/children/${child}/detach`, 'ReasonRequest');
  const two = await open({ otherSites: [{ name: 'Annexe', department: '59' }] });
  type Sites = { facilities: { id: string; declares: boolean }[] };
  const { facilities } = (await desk<Sites>('GET', `/${two}`)).body;
  const facility = facilities.find(({ declares }) => !declares)!.id;
  for (let i = 0; i < 2; i += 1) await act(`${two}/split`, 'SplitRequest', { facility });
  return seen;
}
