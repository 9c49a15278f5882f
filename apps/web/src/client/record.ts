import { ask } from './send';

export interface RecordedEvent {
  id: string;
  recordedAt: string;
  actor: { kind: string; function: string };
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
}

export function readRecord(asked: RecordQuestion, after: string | null) {
  const said = Object.entries({ ...asked, after: after ?? '' }).filter(([, value]) => value !== '');
  return ask<{ events: RecordedEvent[]; next: string | null }>(`/record?${new URLSearchParams(said)}`);
}

export const readSeal = () => ask<Seal>('/record/seal');

export const EXPORT_ADDRESS = '/api/v1/record/export';
