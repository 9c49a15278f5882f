import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { CommandKey } from '#persistence/record';
import type { Principal } from './access';
import { findCommandKey } from './idempotency-key';
import { findExpectedVersion } from './if-match';

/** What comes with every command beside its body. */
export interface Given {
  principal: Principal;
  requestId: string;
  /** Idempotency-Key and its command, which sent again with the same key is not done twice. */
  commandKey: CommandKey | null;
  /** Version from If-Match. */
  expectedVersion: number | null;
}

export const Circumstances = createParamDecorator((_: unknown, context: ExecutionContext): Given => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return {
    principal: request.principal!,
    requestId: request.id,
    commandKey: findCommandKey(request),
    expectedVersion: findExpectedVersion(request),
  };
});
