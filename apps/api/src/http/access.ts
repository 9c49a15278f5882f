import { SetMetadata, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor, Capability } from '#domain/access';
import type { Bearer } from '#persistence/unit-of-work';
import type { FastifyRequest } from 'fastify';

/**
 * What a route asks of who comes: nothing, a follow-up code, a link, a session, or a capability of the account.
 * `half_session`: the password was proved, or everything. `enrolment`: credentials may be set, which takes a
 * stepped-up session, or a half-open one of an account that has no factor yet. `stepUp`: a factor was proved within
 * ten minutes, for acts that somebody at an unlocked desk must not be able to do. `scope`: the API key of a tool.
 */
export type AccessRule =
  | 'public'
  | 'declarant'
  | 'recipient'
  | 'half_session'
  | 'enrolment'
  | 'session'
  | { session: true; stepUp: true }
  | { capability: Capability; stepUp?: true }
  | { scope: 'declare' };

/** Whether a rule wants a factor proved lately. */
export const wantsStepUp = (rule: AccessRule): boolean => typeof rule === 'object' && 'stepUp' in rule;

export const ACCESS_RULE = 'vigie:access';

/** Declares the access rule of a route. A route without one stops the start-up. */
export const Access = (rule: AccessRule) => SetMetadata(ACCESS_RULE, rule);

/** Who asks, as verified by the database, and the secret that opens its transactions. */
export interface Principal {
  actor: Actor;
  bearer: Bearer;
  /** Organisation code of an account; null for the desk and for holders of a code or a link. */
  organisation: string | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    principal?: Principal;
  }
}

/** The principal that the guard put on the request. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!principal) throw new Error('a route asked for its principal without an access rule that gives one');
  return principal;
});
