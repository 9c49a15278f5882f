import { spellLocal, zoneOf } from '#domain/calendar';
import { KEPT_INSIDE, PAGE_REASONS, type Case, type PageReason } from '#domain/cases';
import { INDENTS, type Indent } from '#domain/qualification';
import { ACT, nameOfAuthority } from '#notifications/words';
import type { CaseEventTable } from '#persistence/record';
import type { Principal } from '../http/access';
import { iso } from '../http/iso';
import { TIMELINE_WORDS, WAIVED } from './timeline-words.data';

const PARIS = zoneOf(null);
const TIRETS = Object.fromEntries(INDENTS.map((indent, i) => [indent, `tiret ${i + 1}`]));

/** A case's history as its reader may know it, with the names of the organisations that it speaks of. */
export interface History {
  state: Case;
  events: readonly CaseEventTable[];
  names: ReadonlyMap<string, string>;
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

/** Codes of the organisations that events speak of. */
export function organisationsIn(events: readonly CaseEventTable[]): string[] {
  return events.flatMap(({ data }) => aboutWhom(data) ?? []);
}

function aboutWhom({ recipient, to, by, with: authority, about }: CaseEventTable['data']): string | null {
  return [recipient, to, by, authority, about].map(textOf).find((code) => code !== null) ?? null;
}

function obligationOf({ state }: History, { data }: CaseEventTable) {
  return state.obligations.find(({ id }) => id === data.id);
}

/** The act and to whom, in words; the rule of one that the reader may not know, as the history names it. */
function dutyOf(history: History, event: CaseEventTable): string {
  const obligation = obligationOf(history, event);
  if (!obligation) return textOf(event.data.rule) ?? '';
  const { act, creditor } = obligation;
  return `${ACT[act]} (${history.names.get(creditor) ?? nameOfAuthority(creditor)})`;
}

function wordsFor({ type, data }: CaseEventTable): string {
  return type === 'obligation_settled' && data.state === 'waived' ? WAIVED : TIMELINE_WORDS[type];
}

function whatHappened(history: History, event: CaseEventTable): string {
  const { data } = event;
  const code = aboutWhom(data);
  const who = code === null ? '' : code === 'declarant' ? 'le déclarant' : (history.names.get(code) ?? code);
  const number = data.version ?? data.revision ?? data.count ?? '';
  return wordsFor(event)
    .replace('{who}', who)
    .replace('{duty}', dutyOf(history, event))
    .replace('{n}', String(number));
}

function reasonOf({ type, data }: CaseEventTable): string | null {
  const reason = textOf(data.reason);
  return type === 'page_raised' && reason !== null ? PAGE_REASONS[reason as PageReason] : reason;
}

/** The reason that was given; of a duty, why its rule applied; of a qualification, the indents that made it. */
function whyItHappened(history: History, event: CaseEventTable): string | null {
  const { data, type } = event;
  const reason = reasonOf(event);
  if (reason !== null) return reason;
  if (type === 'obligation_opened' || type === 'obligation_reopened') {
    return obligationOf(history, event)?.because ?? null;
  }
  if (type === 'obligation_settled') return obligationOf(history, event)?.proof ?? null;
  const indents = type === 'qualified' && Array.isArray(data.because) ? (data.because as Indent[]) : [];
  return indents.length === 0 ? null : indents.map((indent) => TIRETS[indent]).join(', ');
}

function asReaderMayKnow(history: History, { actor }: Principal): History {
  if (actor.kind === 'staff') return history;
  return { ...history, events: history.events.filter(({ type }) => !KEPT_INSIDE.includes(type)) };
}

/** The timeline: what, when in both places, who by function, and why when there is a reason. */
export function presentTimeline(whole: History, reader: Principal) {
  const history = asReaderMayKnow(whole, reader);
  const declarant = history.state.facilities.find((f) => f.declares) ?? history.state.facilities[0];
  const zone = zoneOf(declarant?.department ?? null);
  return {
    zone,
    events: history.events.map((event) => ({
      ...{ id: event.id, at: iso(event.at), type: event.type, by: event.by, data: event.data },
      what: whatHappened(history, event),
      why: whyItHappened(history, event),
      atParis: spellLocal(event.at, PARIS),
      atLocal: spellLocal(event.at, zone),
    })),
  };
}
