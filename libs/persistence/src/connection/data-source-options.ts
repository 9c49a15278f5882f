import type { DataSourceOptions } from 'typeorm';
import { SnakeNaming } from '#persistence/database';
import { TABLES } from './tables';

/** Options of the connection of one process. Never `synchronize`: the schema is hand-written. */
export function dataSourceOptions(url: string, application: string, poolSize = 10): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: [...TABLES],
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    migrationsRun: false,
    applicationName: application,
    poolSize,
    // What is asked at once is sent at once, and answered in that order: one round trip, and one snapshot a statement.
    extra: { pipeline: true },
    logging: false,
  };
}
