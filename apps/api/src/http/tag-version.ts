import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { tap, type Observable } from 'rxjs';
import { etagOf } from './if-match';

/** Sends the version of what is answered as its ETag, to be given back in If-Match. */
@Injectable()
export class TagVersion implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      tap((body) => {
        if (typeof body !== 'object' || body === null || !('version' in body)) return;
        if (typeof body.version === 'number') void reply.header('etag', etagOf(body.version));
      }),
    );
  }
}
