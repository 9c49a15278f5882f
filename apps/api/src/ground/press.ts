import type { OnApplicationShutdown } from '@nestjs/common';
import { openPress, type Press } from '#notifications/documents';

/** Token of the threads in which documents are typeset. */
export const PRESS = Symbol('press');

/** One thread for the process; documents in hand are finished before it stops. */
export function openApiPress(): Press & OnApplicationShutdown {
  const press = openPress({ threads: 1 });
  return { ...press, onApplicationShutdown: () => press.close() };
}
