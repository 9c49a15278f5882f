import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { CommandKey } from '#persistence/record';
import { fingerprintOfJson } from '#platform/ids';
import type { FastifyRequest } from 'fastify';
import { Problem } from './problem';

const KEY = /^[\x21-\x7e]{16,128}$/;

/** The client's Idempotency-Key, 16 to 128 visible ASCII characters; null when it sent none. */
export function findIdempotencyKey(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !KEY.test(key)) throw new Problem('idempotency_key_needed');
  return key;
}

/** The key with what it was sent for: the method, the path and the body, whatever the order of its members. */
export function findCommandKey(request: FastifyRequest): CommandKey | null {
  const key = findIdempotencyKey(request);
  if (key === null) return null;
  const { method, url, body } = request;
  return { key, digest: fingerprintOfJson([method, url, body ?? null]) };
}

/** The client's Idempotency-Key; its absence is a problem. */
export const NeededIdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const key = findIdempotencyKey(context.switchToHttp().getRequest<FastifyRequest>());
  if (key === null) throw new Problem('idempotency_key_needed');
  return key;
});
