import type { IncidentFacts, System } from '#domain/declarations';

/** When a sheet helps: in the first hours, while rebuilding, once it is over. */
export const ADVICE_PHASES = ['emergency', 'remediation', 'improvement'] as const;

/** What of an incident calls for a sheet: one match is enough. Nothing named: every incident does. */
export interface About {
  types?: readonly IncidentFacts['incidentType'][];
  systems?: readonly System[];
  effects?: readonly IncidentFacts['data']['effects'][number][];
  operations?: readonly IncidentFacts['operation'][];
}

/** One page of advice for a facility. A change of its words is a new version: the history names the one sent. */
export interface Sheet {
  /** Stable name in the library. */
  key: string;
  version: number;
  phase: (typeof ADVICE_PHASES)[number];
  /** In French, as the facility reads it. */
  title: string;
  /** In French; done in this order. */
  steps: readonly string[];
  about: About;
}
