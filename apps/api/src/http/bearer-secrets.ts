import type { FastifyRequest } from 'fastify';

export const SESSION_COOKIE = '__Host-vigie';
/** Recognises a browser from which an account has signed in; opens nothing. */
export const DEVICE_COOKIE = '__Host-vigie-device';
/** First letters of every API key, so that a leaked one is recognised for what it is. */
export const API_KEY_PREFIX = 'vgk_';

// Whatever else comes is nobody's secret; a NUL would not even reach the database.
const TOKEN = /^[0-9A-Z]{26,80}$/;
const API_KEY = /^vgk_[0-9A-Z]{52}$/;
const FOLLOW_UP = /^[0-9A-Z-]{1,40}:[0-9A-Z]{1,80}$/;

/**
 * The session token of a request: the cookie, or `Authorization: Bearer` for programs. For a request that changes
 * something a cookie is taken from our own pages alone.
 */
export function readSession(request: FastifyRequest): string | null {
  const authorization = request.headers.authorization ?? '';
  if (authorization.startsWith('Bearer ')) return wellFormed(authorization.slice('Bearer '.length).trim());
  return isFromHere(request) ? wellFormed(request.cookies[SESSION_COOKIE] ?? '') : null;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Origin of the pages of this installation. */
    ownOrigin: string;
  }
}

/**
 * Whether a request that changes something comes from one of our own pages, in the words of the browser: Sec-Fetch-Site
 * and Origin agree, or the one that there is says so. A request that brings neither comes from no browser of today.
 */
function isFromHere({ method, headers, server }: FastifyRequest): boolean {
  if (method === 'GET' || method === 'HEAD') return true;
  const { origin, host, 'sec-fetch-site': site } = headers;
  if (origin === undefined) return site === 'same-origin';
  const isOwn = origin === server.ownOrigin || origin.replace(/^https?:\/\//, '') === host;
  return isOwn && (site === undefined || site === 'same-origin');
}

/** The key of a tool, from `Authorization: Bearer vgk_…`; never from a cookie. */
export function readApiKey(request: FastifyRequest): string | null {
  const key = (request.headers.authorization ?? '').replace(/^Bearer /, '').trim();
  return API_KEY.test(key) ? key : null;
}

/** The token of a browser that was here before. */
export const readDevice = (request: FastifyRequest): string | null =>
  wellFormed(request.cookies[DEVICE_COOKIE] ?? '');

/** The bearer secret of an acknowledgement link; null when it cannot be one. */
export const readLink = (token: string | undefined): string | null => wellFormed(token ?? '');

const wellFormed = (token: string) => (TOKEN.test(token) ? token : null);

/**
 * Reference and follow-up code, sent as HTTP Basic user and password (RFC 7617). People read codes aloud
 * and type them: case, spaces and hyphens of the code do not count.
 */
export function readFollowUp(request: FastifyRequest): string | null {
  const authorization = request.headers.authorization ?? '';
  if (!authorization.startsWith('Basic ')) return null;
  const [reference = '', code = ''] = Buffer.from(authorization.slice('Basic '.length), 'base64')
    .toString('utf8')
    .split(':');
  const secret = followUpSecret(reference, code);
  return FOLLOW_UP.test(secret) ? secret : null;
}

/** What is hashed and compared: reference and code in their canonical spelling. */
export function followUpSecret(reference: string, code: string): string {
  return `${reference.trim().toUpperCase()}:${code.toUpperCase().replace(/[^0-9A-Z]/g, '')}`;
}
