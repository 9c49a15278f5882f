import { SetMetadata, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor, CaseCapability, Capability, Subject } from '#domain/access';
import type { Bearer } from '#persistence/unit-of-work';
import type { FastifyRequest } from 'fastify';
import type { ProblemName } from './problems.data';

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
  /** What an account may be granted as, and its clearance; null for holders of a code or a link. */
  subject: Subject | null;
  /** What the route asks of the grant on its case; null: nothing, or it is of no case. */
  needs: CaseCapability | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    principal?: Principal;
    /** Objects that a page shows, by id, when they are many: what its one line in the record commits to. */
    shown?: string[];
    /** Why it is answered with a problem. */
    refusedFor?: ProblemName;
  }
}

/** The principal that the guard put on the request. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!principal) throw new Error('a route asked for its principal without an access rule that gives one');
  return principal;
});

/** Says which cases a page shows: the record counts them, and so does the budget of readings. */
export const Showing = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return (cases: readonly { id: string }[]) => {
    request.shown = cases.map(({ id }) => id);
  };
});

export type Show = (cases: readonly { id: string }[]) => void;
