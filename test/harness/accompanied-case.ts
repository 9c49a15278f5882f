import { randomUUID } from 'node:crypto';
import type { CaseView, Desk } from './desk';
import type { Answer, HttpClient } from './http-client';

export interface Task {
  id: string;
  kind: string;
  subject: string;
  todo: string;
  dueAt: string | null;
  doneAt: string | null;
  outcome: string | null;
}
export interface Sent {
  id: string;
  sheet: string;
  title: string;
  note: string | null;
  steps?: string[];
  readAt: string | null;
  appliedAt: string | null;
  answer: string | null;
}
export interface Duty {
  id: string;
  rule: string;
  state: string;
  settledAt: string | null;
  clock: { anchorAt: string | null; measuredMinutes: number | null; withoutDelay: boolean };
}
/** A case as the desk sees it, with what accompanies the facility. */
export type Seen = Omit<CaseView, 'obligations' | 'desk'> & {
  receivedAt: string;
  confirmedAt: string | null;
  incident: { noticedAt: string; systems: string[]; data: { persons: number | null } };
  obligations: Duty[];
  recommendations: Sent[];
  resolution: { causes: string; endedAt: string | null; measures: string; costEuros: number } | null;
  desk: {
    tasks: Task[];
    rexDraft: boolean;
    unreadMessages: number;
    proposedSheets: { sheet: string; because: string[] }[];
    obstaclesToClosing: { obligation: string; rule: string; words: string }[];
    standsInTheWayOfClosing: string[];
    transitions: string[];
  };
};
/** The follow-up page. */
export interface Page {
  unreadMessages: number;
  confirmedAt: string | null;
  recommendations: Sent[];
  versions: { version: number; kind: string; receivedAt: string }[];
  owed: Duty[];
}
export interface Message {
  id: string;
  sender: string;
  by: string;
  body: string;
  readAt: string | null;
}
export interface Change {
  field: string;
  before: unknown;
  after: unknown;
}

/** Reads and acts as the analyst, once a call. */
export class AccompaniedCase {
  constructor(
    private readonly desk: Desk,
    readonly id: string,
  ) {}

  async read(): Promise<Seen> {
    return (await this.desk.read(this.id)).body as unknown as Seen;
  }

  async act(path: string, body?: unknown): Promise<Answer<Seen>> {
    const headers = { 'idempotency-key': randomUUID() };
    return (await this.desk.analyst()).ask<Seen>('POST', `/cases/${this.id}/${path}`, { body, headers });
  }
}

export const dutyOf = ({ obligations }: { obligations: Duty[] }, rule: string): Duty =>
  obligations.find((owed) => owed.rule === rule)!;
export const openTasksOf = ({ desk: { tasks } }: Seen): Task[] =>
  tasks.filter(({ doneAt }) => doneAt === null);

/** The messages of a case, as one of the two sides reads them. */
export async function messagesOf(client: HttpClient, path: string): Promise<Message[]> {
  return (await client.ask<{ messages: Message[] }>('GET', path)).body.messages;
}
