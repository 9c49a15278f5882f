import type { FastifyReply } from 'fastify';
import { giveCookies } from '../http/visit';
import type { Opened } from './opened-session';

const WHOLE_SECONDS = 12 * 3600;
const HALF_SECONDS = 15 * 60;

/** Says to a program what the cookies say to a browser. */
export function answerOpened(reply: FastifyReply, { token, device, stage, factors }: Opened) {
  giveCookies(reply, token, device);
  return { token, expiresInSeconds: stage === 'complete' ? WHOLE_SECONDS : HALF_SECONDS, stage, factors };
}
