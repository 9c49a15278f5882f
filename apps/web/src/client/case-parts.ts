import type { Borne, BorneOutside } from './access';
import type { QueuePage, QueueRow } from './answers';
import type { FactDifference } from './case-facts';
import { ask } from './send';

/** What one organisation would get, why, and what is missing. */
export interface Listener {
  recipient: string;
  allowed: boolean;
  items: string[];
  grounds: { basis: string; basisText: string; items: string[]; tlp: string; until: string | null }[];
  wouldLift: string | null;
  told: { letterId: string; message: string; state: string; sentAt: string | null }[];
}

/** One message between the desk and the declarant, by function. */
export interface ExchangeMessage {
  id: string;
  at: string;
  sender: 'desk' | 'declarant';
  by: string;
  body: string;
  readAt: string | null;
  marking: Borne;
}

/** What one version changed of the one before. */
export interface SaidVersion {
  version: number;
  kind: string;
  receivedAt: string;
  marking: BorneOutside;
  narrative: string | null;
  changes: FactDifference[];
}

export interface SheetOfAdvice {
  key: string;
  phase: string;
  title: string;
}

export const readAudience = async (id: string) =>
  (await ask<{ listeners: Listener[] }>(`/cases/${id}/audience`)).listeners;

export const readChildren = (id: string) => ask<QueuePage>(`/cases/${id}/children`);

export const readCandidates = async (id: string) =>
  (await ask<{ cases: QueueRow[] }>(`/cases/${id}/candidates`)).cases;

export const readMessages = async (id: string) =>
  (await ask<{ messages: ExchangeMessage[] }>(`/cases/${id}/messages`)).messages;

export const readLibrary = async () => (await ask<{ sheets: SheetOfAdvice[] }>('/recommendations')).sheets;

/** Address of a pre-filled sheet as PDF; the session's cookie opens it. */
export const sheetAddress = (id: string, sheet: string) => `/api/v1/cases/${id}/sheets/${sheet}/pdf`;
