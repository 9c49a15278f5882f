import { SetMetadata } from '@nestjs/common';
import type { ProblemName } from '../http/problems.data';
import type { Schema } from './schema';

/** What the description says of a route beside its path, its body and its access rule. */
export interface RouteDescription {
  summary: string;
  /** JSON of a success; without it the answer has no body, or one of the `media`. */
  answer?: Schema;
  /** Bodies of a success by media type, beside the JSON. */
  media?: Record<string, Schema>;
  /** Whether a success carries the ETag of the case. */
  etag?: boolean;
  /** What it takes as headers: a key for retries, the version that was read. `!`: it cannot do without. */
  takes?: readonly ('key' | 'key!' | 'version' | 'version!')[];
  /** JSON of an answer that is neither a success nor a problem, by status. */
  otherwise?: Record<number, Schema>;
  /** Problems of its own, beside those that its access rule, its body and its headers bring. */
  problems?: readonly ProblemName[];
}

export const DESCRIBED = 'vigie:described';

/** Says in one sentence what a route is for, and what it answers. A test refuses a route without it. */
export const Described = (summary: string, description: Omit<RouteDescription, 'summary'> = {}) =>
  SetMetadata(DESCRIBED, { summary, ...description } satisfies RouteDescription);
