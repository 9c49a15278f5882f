import { Refused } from '../client';

/** Wrong answers by field, named as the API names them. */
export type Faults = Record<string, string>;

/** What the API holds against single answers; nothing when it failed otherwise. */
export const faultsOfRefusal = (error: unknown): Faults =>
  error instanceof Refused
    ? Object.fromEntries((error.problem.errors ?? []).map(({ field, message }) => [field, message]))
    : {};
