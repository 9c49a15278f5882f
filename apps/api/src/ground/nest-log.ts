import type { LoggerService } from '@nestjs/common';
import type { Log } from '#platform/logging';

/** Nest's own messages, in the process's log. */
export class NestLog implements LoggerService {
  constructor(private readonly own: Log) {}

  log(message: unknown): void {
    this.own.debug(String(message));
  }
  warn(message: unknown): void {
    this.own.warn(String(message));
  }
  error(message: unknown, stack?: string): void {
    this.own.error({ stack }, String(message));
  }
}
