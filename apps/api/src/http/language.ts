import type { FastifyRequest } from 'fastify';

/** French unless the reader prefers English (RFC 9110 §12.5.4, first of the two that is named). */
export function languageOf(request: FastifyRequest): 'fr' | 'en' {
  const named = (request.headers['accept-language'] ?? '').toLowerCase().match(/\b(fr|en)\b/);
  return named?.[1] === 'en' ? 'en' : 'fr';
}
