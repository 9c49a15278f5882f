import type { FastifyRequest } from 'fastify';
import { Problem } from './problem';

/** The version that the client read, from If-Match (RFC 9110 §13.1.1); null when it sent none. */
export function findExpectedVersion(request: FastifyRequest): number | null {
  const tag = request.headers['if-match'];
  if (tag === undefined) return null;
  const [, version] = /^"(\d{1,9})"$/.exec(tag) ?? [];
  if (!version) throw new Problem('version_needed');
  return Number(version);
}

export const etagOf = (version: number) => `"${version}"`;
