import { findNextStatus, type Status, type TransitionName } from '#domain/cases';
import type { Installation } from '../harness/installation';
import { mailsOf, type Mail } from '../harness/mails';
import { ACTS, LETTERS, type Told } from './c3-story';

/** What the client was told, held against what the product holds and what the recipients received. */
export interface Verdict {
  faults: string[];
  /** Copies that a recipient received beside the first, each with its mark. */
  markedCopies: number;
  /** Sendings that nobody recorded the end of. */
  abandoned: number;
}

/** Acts that move a case, by the event that the history keeps of them. */
const MOVES: Record<string, TransitionName> = {
  taken: 'take',
  qualified: 'qualify',
  transferred: 'transfer',
  declared_out_of_scope: 'declare_out_of_scope',
  handling_started: 'start_handling',
  resolved: 'resolve',
  closed: 'close',
  reopened: 'reopen',
};

interface Row {
  status: Status;
  events: { type: string; data: { id?: string } }[];
  actions: string[];
  letters: { id: string; recipient: string; message: string; state: string }[];
  waiting: string[];
  abandoned: number;
  cases: number;
}

const RECORD = `
  select c.status,
    (select jsonb_agg(jsonb_build_object('type', e.type, 'data', e.data) order by e.at, e.id)
     from case_event e where e.case_id = c.id) as events,
    (select array_agg(a.action order by a.id) from audit_event a
     where a.case_id = c.id and a.decision = 'allowed' and a.actor_kind <> 'system' and a.action <> 'read') as actions,
    (select jsonb_agg(jsonb_build_object('id', l.id, 'recipient', l.recipient, 'message', l.message, 'state', l.state))
     from letter l where l.case_id = c.id) as letters,
    array(select o.act || ' ' || o.creditor || ' ' || o.state from obligation o
     where o.case_id = c.id and o.debtor = 'cert' and o.state in ('open', 'prepared')) as waiting,
    (select count(*)::int from delivery d where d.case_id = c.id and d.state = 'unknown') as abandoned,
    (select count(*)::int from incident_case twin where twin.reference = c.reference) as cases
  from incident_case c where c.id = $1`;

/** Judges one story once everything that was owed had its time. */
export async function judge(installation: Installation, { id, receipt }: Told): Promise<Verdict> {
  const [row] = await installation.adminQuery<Row>(RECORD, [id]);
  if (!row) return { faults: [`${receipt.reference}: acknowledged and lost`], markedCopies: 0, abandoned: 0 };
  const pages = await installation.adminQuery<{ id: string }>(
    'select id from page where case_id = $1 and sent_at is not null',
    [id],
  );
  const mails = await mailsOf(installation);
  const letters = row.letters.map((letter) => copiesOf(mails, letter.id, letter.recipient));
  const paged = pages.map((page) => copiesOf(mails, `page-${page.id}`, 'on-call'));
  const faults = [...faultsOfRecord(row), ...[...letters, ...paged].flatMap(({ faults: own }) => own)];
  if (pages.length !== 1) faults.push(`${pages.length} pages sent instead of one`);
  const markedCopies = [...letters, ...paged].reduce(
    (sum, { received }) => sum + Math.max(0, received - 1),
    0,
  );
  const { abandoned } = row;
  return { faults: faults.map((fault) => `${receipt.reference}: ${fault}`), markedCopies, abandoned };
}

function faultsOfRecord({ status, events, actions, letters, waiting, cases }: Row): string[] {
  const faults = waiting.map((obligation) => `still owed: ${obligation}`);
  if (cases !== 1) faults.push(`${cases} cases of one declaration`);
  const acts = [...actions].sort().join(' ');
  const expected = [...ACTS].sort().join(' ');
  if (acts !== expected) faults.push(`acts ${acts} instead of ${expected}`);
  const written = letters.map(({ recipient, message }) => `${message} to ${recipient}`);
  if (written.sort().join() !== [...LETTERS].sort().join()) faults.push(`letters: ${written.join(', ')}`);
  for (const { recipient, state } of letters)
    if (state !== 'sent' && state !== 'acknowledged') faults.push(`the letter to ${recipient} is ${state}`);
  return [...faults, ...faultsOfMoves(status, events)];
}

/** Replays the moves of the history through the workflow. */
function faultsOfMoves(status: Status, events: Row['events']): string[] {
  let at: Status = 'received';
  for (const { type } of events) {
    const move = MOVES[type];
    if (!move) continue;
    const next = findNextStatus(at, move);
    if (next === null) return [`illegal transition: ${move} from ${at}`];
    at = next;
  }
  const sent = events.filter(({ type }) => type === 'letter_sent').map(({ data }) => data.id);
  const faults = new Set(sent).size === sent.length ? [] : ['a letter is recorded as sent twice'];
  return at === status ? faults : [...faults, `status ${status}, and its history says ${at}`];
}

/** Copies of one message: a first one without a mark at most, and every other with a number of its own. */
function copiesOf(mails: readonly Mail[], identity: string, recipient: string) {
  const own = mails.filter(({ messageId }) => messageId.includes(`${identity}@`));
  const marks = own.map(
    ({ subject, text }) => /[Rr]envoi n° (\d+)/.exec(`${subject ?? ''} ${text ?? ''}`)?.[1],
  );
  const faults: string[] = [];
  if (own.length === 0) faults.push(`nothing reached ${recipient}`);
  if (own.some(({ text }) => text === null)) faults.push(`${recipient} cannot open its letter`);
  if (new Set(marks).size !== marks.length) faults.push(`a copy without its own mark reached ${recipient}`);
  return { faults, received: own.length };
}
