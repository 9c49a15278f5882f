/** States of a case; French names in docs/glossary.md. */
export const STATUSES = [
  'received',
  'triage',
  'qualified',
  'handling',
  'resolved',
  'closed',
  'out_of_scope',
  'transferred',
  'merged',
] as const;

/** Where nothing more is done unless somebody takes the case up again. */
export const ENDED: readonly Status[] = ['closed', 'out_of_scope', 'transferred', 'merged'];
export type Status = (typeof STATUSES)[number];

/** Where the desk has something to do. */
export const OPEN_STATUSES: readonly Status[] = ['received', 'triage', 'qualified', 'handling', 'resolved'];

export interface Transition {
  from: readonly Status[];
  to: Status;
}

/** The workflow. Nothing else changes a status; the web draws it and docs/workflow.md prints it. */
export const TRANSITIONS = {
  take: { from: ['received'], to: 'triage' },
  qualify: { from: ['triage', 'qualified', 'handling', 'resolved'], to: 'qualified' },
  transfer: { from: ['triage'], to: 'transferred' },
  declare_out_of_scope: { from: ['triage'], to: 'out_of_scope' },
  start_handling: { from: ['qualified'], to: 'handling' },
  resolve: { from: ['qualified', 'handling'], to: 'resolved' },
  close: { from: ['resolved'], to: 'closed' },
  reopen: { from: ['resolved', 'closed'], to: 'handling' },
  merge: { from: ['received', 'triage', 'qualified', 'handling'], to: 'merged' },
  reconsider: { from: ['out_of_scope', 'transferred', 'merged'], to: 'triage' },
} as const satisfies Record<string, Transition>;
export type TransitionName = keyof typeof TRANSITIONS;
