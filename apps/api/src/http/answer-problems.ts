import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Log } from '#platform/logging';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from './language';
import { Problem } from './problem';
import { PROBLEMS, type ProblemName } from './problems.data';

const BY_STATUS: Record<number, ProblemName> = {
  400: 'malformed_request',
  401: 'sign_in_needed',
  403: 'not_your_role',
  404: 'not_found',
  413: 'too_large',
  415: 'unsupported_media',
};

// PostgreSQL unreachable, stopping, starting, out of connections, or too slow: a retry may succeed.
const DATABASE_AWAY = /^(08|57P0|53|57014|55P03|40001|40P01|ECONN|EPIPE|ETIMEDOUT)/;
const AWAY_WORDS = /Connection terminated|timeout exceeded when trying to connect|not queryable/;

/** Turns whatever was thrown into an RFC 9457 problem; never an SQL text, never a stack. */
@Catch()
export class AnswerProblems implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    this.answer(error, request, http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = asProblem(error);
    request.refusedFor = problem.problem;
    if (problem.problem === 'internal')
      this.log.error({ err: error, request: request.id }, 'unexpected error');
    const language = languageOf(request);
    const { status } = PROBLEMS[problem.problem];
    const { title, detail } = PROBLEMS[problem.problem][language];
    const { errors, members, headers } = problem.extra;
    void reply
      .status(status)
      .headers({
        'content-type': 'application/problem+json; charset=utf-8',
        'content-language': language,
        ...(status === 503 ? { 'retry-after': '5' } : {}),
        ...headers,
      })
      .send({
        type: `urn:vigie:problem:${problem.problem}`,
        title,
        status,
        detail,
        instance: `urn:vigie:request:${request.id}`,
        ...(errors
          ? { errors: errors.map(({ field, message }) => ({ field, message: message[language] })) }
          : {}),
        ...members,
      });
  }
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const status = statusOf(error);
  if (status !== null && status < 500) return new Problem(BY_STATUS[status] ?? 'malformed_request');
  return new Problem(isDatabaseAway(error) ? 'unavailable' : 'internal');
}

function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number')
    return error.statusCode;
  return null;
}

function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return DATABASE_AWAY.test(code) || AWAY_WORDS.test(error.message);
}
