import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import type { FastifyInstance } from 'fastify';

/** Where the clock moves, its offset is read before each request, so that all processes agree. */
export function followClock(fastify: FastifyInstance, app: NestFastifyApplication): void {
  const clock = app.get(Clock);
  if (!clock.movable) return;
  const unitOfWork = app.get(UnitOfWork);
  fastify.addHook('onRequest', async () => {
    const [row] = await unitOfWork.read({ audience: null, session: null }, (db) =>
      db.query<{ milliseconds: string }[]>('select milliseconds from clock_offset'),
    );
    clock.shiftBy(Number(row?.milliseconds ?? 0));
  });
}
