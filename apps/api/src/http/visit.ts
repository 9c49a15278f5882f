import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { nameDevice } from './name-device';
import { DEVICE_COOKIE, readDevice, readSession, SESSION_COOKIE } from './bearer-secrets';

/** Who knocks, before anybody knows who it is. */
export interface Visit {
  /** Token of a session, half open or whole. */
  session: string | null;
  /** Token of a browser that was here before. */
  device: string | null;
  /** What the list of sessions calls that browser. */
  deviceName: string;
  requestId: string;
}

export const Visiting = createParamDecorator((_: unknown, context: ExecutionContext): Visit => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return {
    session: readSession(request),
    device: readDevice(request),
    deviceName: nameDevice(request.headers['user-agent']),
    requestId: request.id,
  };
});

const COOKIE = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const;
const YEAR_SECONDS = 365 * 86_400;

/** Hands a browser the token of its session, and the one by which it is recognised next time. */
export function giveCookies(reply: FastifyReply, session: string, device?: string): void {
  void reply.setCookie(SESSION_COOKIE, session, COOKIE);
  if (device) void reply.setCookie(DEVICE_COOKIE, device, { ...COOKIE, maxAge: YEAR_SECONDS });
}

/** Takes the session back; the browser stays known. */
export function takeCookies(reply: FastifyReply): void {
  void reply.clearCookie(SESSION_COOKIE, COOKIE);
}
