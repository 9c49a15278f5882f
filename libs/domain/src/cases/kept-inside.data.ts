import type { CaseEventType } from './decision';

/**
 * Events that stay inside the desk: which other cases a case has to do with, why the desk sorts and routes it as it
 * does, and what it asks of its own people. No agency, facility or link holder reads them (see migrations/rights.data.ts).
 */
export const KEPT_INSIDE: readonly CaseEventType[] = [
  'priority_overridden',
  'choice_made',
  'task_opened',
  'task_done',
  'facility_rerouted',
  'shared',
  'attached',
  'detached',
  'followed',
  'merged',
  'merged_in',
  'unmerged',
  'split',
  'access_granted',
  'access_revoked',
  'access_refused',
  'handed_over',
  'glass_broken',
  'weakening_asked',
  'weakening_withdrawn',
  'rex_drafted',
];
