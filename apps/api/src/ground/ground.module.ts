import { Global, Module, type DynamicModule } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { lawToCome } from '#domain/obligations';
import { dataSourceOptions } from '#persistence/connection';
import { Pipeline } from '#persistence/database';
import { UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import type { Log } from '#platform/logging';
import type { Settings } from '#platform/settings';
import type { DataSource } from 'typeorm';
import { ApiSettings } from './api-settings';
import { Law } from './law';
import { LOG } from './log';
import { Occasions } from './occasions';
import { openApiPress, PRESS } from './press';

/** What every feature stands on: settings, log, clock, typesetting, and the two connections to PostgreSQL. */
@Global()
@Module({})
export class GroundModule {
  static with(settings: Settings, log: Log): DynamicModule {
    const providers = [
      { provide: ApiSettings, useValue: settings },
      { provide: LOG, useValue: log },
      { provide: Clock, useValue: new Clock(settings.MOVABLE_CLOCK === 'true') },
      { provide: Law, useValue: lawToCome(settings.NIS2_IN_FORCE_FROM!, settings.NIS2_RECIPIENT!) },
      { provide: Occasions, useClass: Occasions },
      { provide: PRESS, useFactory: openApiPress },
      { provide: Pipeline, useValue: new Pipeline(settings.INTAKE_DATABASE_URL!, 'vigie-intake') },
      {
        provide: UnitOfWork,
        useFactory: (db: DataSource) => new UnitOfWork(db),
        inject: [getDataSourceToken()],
      },
    ];
    return {
      module: GroundModule,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(settings.API_DATABASE_URL!, 'vigie-api'),
          retryAttempts: 20,
          retryDelay: 1000,
        }),
      ],
      providers,
      exports: providers.map(({ provide }) => provide),
    };
  }
}
