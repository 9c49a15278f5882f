import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

const NAME = '__Host-vigie-flow';
const COOKIE = { path: '/', secure: true, httpOnly: true, sameSite: 'strict', maxAge: 300 } as const;
const TOKEN = /^[0-9A-Z]{62}$/;

/** The secret of a sign-in by a provider that this browser began; null when it began none. */
export const Flow = createParamDecorator((_: unknown, context: ExecutionContext): string | null => {
  const flow = context.switchToHttp().getRequest<FastifyRequest>().cookies[NAME] ?? '';
  return TOKEN.test(flow) ? flow : null;
});

export const giveFlow = (reply: FastifyReply, flow: string) => void reply.setCookie(NAME, flow, COOKIE);
export const takeFlow = (reply: FastifyReply) => void reply.clearCookie(NAME, COOKIE);
