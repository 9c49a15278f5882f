import { DEMONSTRATION_FACILITIES } from '../../migrations/demonstration-facilities.data';
import { addressOf, type SeenMail } from './mail-reader';
import type { Observation, SeenCase, SeenObligation, Snapshot } from './observation';
import { readQueue, type Play, type PlayedCase } from './play';
import type { Scenario } from './scenario';

interface CaseView {
  reference: string;
  status: string;
  level: string | null;
  qualification: { because: string[] } | null;
  facilities: { id: string; name: string; finess: string | null }[];
  obligations: {
    id: string;
    debtor: string;
    facilityId: string | null;
    act: string;
    creditor: string;
    state: string;
    clock: { dueAt: string | null };
  }[];
  letters: { state: string }[];
}

/** What is there now in these cases, once no letter waits to leave any more. */
export async function takeSnapshot(
  play: Play,
  afterStep: number,
  looked: readonly PlayedCase[] = play.cases,
): Promise<Snapshot> {
  const seen = new Map<string, SeenCase>();
  // What has settled is not read again: three hundred cases are many readings.
  await play.waitFor(async () => {
    const unsettled = looked.filter(({ id }) => seen.get(id)?.waiting !== 0);
    await inTurns(unsettled, async (found) => void seen.set(found.id, await seeCase(play, found)));
    return looked.every(({ id }) => seen.get(id)?.waiting === 0) || null;
  });
  return { afterStep, at: await play.now(), cases: looked.flatMap(({ id }) => seen.get(id) ?? []) };
}

const AT_ONCE = 8;

/** A few at a time, so that a crowd of readers does not stand in the way of what it waits for. */
async function inTurns<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const turn = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, turn));
}

async function seeCase(play: Play, { id, secret }: PlayedCase): Promise<SeenCase> {
  const answer = await play.asAnalyst('GET', `/cases/${id}`);
  if (!answer.ok) throw new Error(`the desk cannot read the case (${answer.status})`);
  const view = answer.body as unknown as CaseView;
  const page = await play.product.askAsDeclarant(secret, 'GET', '/follow-up');
  const owed = new Set(((page.body.owed ?? []) as { id: string }[]).map((obligation) => obligation.id));
  const keyOf = facilityKeys(play.scenario, view);
  const { reference, status, level } = view;
  return {
    ...{ reference, status, level, because: view.qualification?.because ?? [] },
    waiting: view.letters.filter(({ state }) => state === 'owed').length,
    obligations: view.obligations.map((o): SeenObligation => ({
      ...{ debtor: o.debtor, act: o.act, creditor: o.creditor, state: o.state },
      facility: o.facilityId === null ? null : (keyOf.get(o.facilityId) ?? null),
      dueAt: o.clock.dueAt === null ? null : Date.parse(o.clock.dueAt),
      onFollowUp: owed.has(o.id),
    })),
  };
}

/** The facilities of a case under the keys of the scenario: by number, else by name. */
export function facilityKeys(
  { facilities }: Scenario,
  { facilities: seen }: Pick<CaseView, 'facilities'>,
): Map<string, string> {
  const keys = seen.flatMap(({ id, name, finess }): [string, string][] => {
    const said =
      facilities.find((f) => f.finess_et && f.finess_et.toUpperCase() === finess) ??
      facilities.find((f) => f.name === name);
    return said ? [[id, said.key]] : [];
  });
  return new Map(keys);
}

/** Everything that the expectations ask about, beside the snapshots. */
export async function observe(play: Play): Promise<Omit<Observation, 'snapshots' | 'refusals'>> {
  const { expect } = play.scenario;
  const pageSeconds = expect.timings?.declaration_to_page_s === undefined ? null : await pageDelay(play);
  const mails = await play.mails();
  const to = (organisation: string) =>
    mails.filter(({ recipients }) => addressesOf(play, organisation).some((a) => recipients.includes(a)));
  const wanted = [...new Set((expect.mails ?? []).map((mail) => mail.to))];
  const seenBy: Observation['seenBy'] = {};
  for (const persona of expect.unseen_by ?? []) seenBy[persona] = await whatIsSeen(play, persona);
  const byOrganisation = wanted.map((code): [string, SeenMail[]] => [code, to(code)]);
  return { mails: Object.fromEntries(byOrganisation), seenBy, pageSeconds };
}

function addressesOf({ cases }: Play, organisation: string): string[] {
  if (organisation !== 'declarant') return [addressOf(organisation)];
  return cases.flatMap(({ declaration }) => declaration.declarant.email ?? []);
}

/** Real seconds from each urgent declaration to its page in the on-call mailbox: the longest, or null. */
async function pageDelay(play: Play): Promise<number | null> {
  const urgent = play.cases.filter(({ declaration }) => declaration.urgent === true);
  const paged = urgent.length > 0 ? urgent : play.cases.slice(0, 1);
  const delays: number[] = [];
  for (const { reference, postedAt } of paged) {
    const page = await play.waitFor(async () => (await pagesOf(play, reference))[0] ?? null);
    if (page === null) return null;
    delays.push((page.receivedAt - postedAt) / 1000);
  }
  return delays.length > 0 ? Math.max(...delays) : null;
}

async function pagesOf(play: Play, reference: string): Promise<SeenMail[]> {
  const mails = await play.mails();
  return mails.filter(
    ({ recipients, outerSubject }) =>
      recipients.includes(play.onCallEmail) && outerSubject.includes(reference),
  );
}

/** What a persona sees of the cases; null when they do not exist for it. */
async function whatIsSeen(play: Play, persona: string): Promise<string | null> {
  if (play.cases.length === 0) return 'no case has been opened';
  const email = persona === 'another_facility' ? anotherFacility(play.scenario) : addressOf(persona);
  try {
    for (const { id, reference } of play.cases) {
      const { status } = await play.product.askAs(email, 'GET', `/cases/${id}`);
      if (status !== 404) return `the case ${reference} answers ${status} instead of 404`;
    }
    const queue = await readQueue(play.product, email);
    const listed = play.cases.find(({ id }) => queue.some((row) => row.id === id));
    return listed ? `the case ${listed.reference} is in its queue` : null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The account of a demonstration facility that the scenario does not speak of. */
function anotherFacility({ facilities }: Scenario): string {
  const own = new Set(facilities.map(({ finess_et: finess }) => finess?.toUpperCase()));
  const other = DEMONSTRATION_FACILITIES.find(({ finessEt }) => finessEt && !own.has(finessEt));
  return `${other?.finessEt ?? 'none'}@etablissement.example`;
}
