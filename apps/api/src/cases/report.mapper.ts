import type { Report } from '#domain/cases';
import type { ResolveRequest } from './command.request';

/** What was said of the end; what was not said stays as the facts have it. */
export function toReport({ causes, endedAt, measures, costEuros }: ResolveRequest): Report {
  return {
    causes,
    ...(endedAt ? { endedAt: Date.parse(endedAt) } : {}),
    measures: measures ?? null,
    costEuros: costEuros ?? null,
  };
}
