import { ask, send } from './send';

export interface RecordedEvent {
  id: string;
  recordedAt: string;
  actor: { kind: string; account: string | null; function: string };
  action: string;
  object: { type: string; id: string };
  case: { id: string; reference: string | null } | null;
  decision: 'allowed' | 'refused';
  reason: string | null;
  /** Place in the sealed log; null: not sealed yet. */
  position: number | null;
}

export interface Seal {
  head: { number: number; size: number; root: string; at: string } | null;
  waiting: number;
  lagSeconds: number;
  stamped: { number: number; at: string } | null;
  mailed: { number: number; at: string } | null;
}

/** Empty texts ask nothing. */
export interface RecordQuestion {
  reference: string;
  action: string;
  decision: string;
  /** Only what this account did. */
  account: string;
  /** Days of the calendar, both within. */
  from: string;
  to: string;
}

const HOUR_IN_PARIS = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', hour: '2-digit' });

/** When a day begins in Paris, as the page says its hours, or one some days later; nothing of nothing. */
function midnightOf(day: string, later = 0): string {
  if (day === '') return '';
  const date = new Date(Date.parse(day) + later * 86_400_000).toISOString().slice(0, 10);
  const [summer, winter] = ['+02:00', '+01:00'].map((zone) => new Date(`${date}T00:00${zone}`));
  return (HOUR_IN_PARIS.format(summer).startsWith('00') ? summer! : winter!).toISOString();
}

export function readRecord(asked: RecordQuestion, after: string | null) {
  const period = { from: midnightOf(asked.from), to: midnightOf(asked.to, 1) };
  const said = Object.entries({ ...asked, ...period, after: after ?? '' }).filter(
    ([, value]) => value !== '',
  );
  return ask<{ events: RecordedEvent[]; next: string | null }>(`/record?${new URLSearchParams(said)}`);
}

export const readSeal = () => ask<Seal>('/record/seal');

/** The record may be long, and the line slow. */
const EXPORT_PATIENCE_MS = 3_600_000;

/** Whatever carries much away wants a fresh proof, which a plain link could not ask for. */
export async function exportRecord(): Promise<Blob> {
  return (await send('/record/export', { patience: EXPORT_PATIENCE_MS })).blob();
}
