import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { getDataSourceToken } from '@nestjs/typeorm';
import { Clock } from '#platform/clock';
import type { FastifyInstance } from 'fastify';
import type { DataSource } from 'typeorm';

/** Where the clock moves, its offset is read before each request, so that all processes agree. */
export function followClock(fastify: FastifyInstance, app: NestFastifyApplication): void {
  const clock = app.get(Clock);
  if (!clock.movable) return;
  const db = app.get<DataSource>(getDataSourceToken());
  fastify.addHook('onRequest', async () => {
    const [row] = await db.query<{ milliseconds: string }[]>('select milliseconds from clock_offset');
    clock.shiftBy(Number(row?.milliseconds ?? 0));
  });
}
