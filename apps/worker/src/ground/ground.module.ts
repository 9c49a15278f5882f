import { Global, Module, type DynamicModule } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { lawToCome } from '#domain/obligations';
import { openSmtpChannel } from '#notifications/channels';
import { openSealPool } from '#notifications/openpgp';
import { dataSourceOptions } from '#persistence/connection';
import { UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import type { Log } from '#platform/logging';
import type { Settings } from '#platform/settings';
import type { DataSource } from 'typeorm';
import { RecordKey } from '../sealing/record-key';
import { SealerDatabase } from '../sealing/sealer-database';
import { DeskIdentity, Law, LOG, MAIL, SEAL, WorkerSettings } from './providers';

/** The private keys of the worker, read once at its start. */
export interface Keys {
  desk: DeskIdentity;
  record: RecordKey;
}

/** What every handler stands on: settings, log, clock, PostgreSQL, the mail relay and the sealing threads. */
@Global()
@Module({})
export class GroundModule {
  static with(settings: Settings, log: Log, { desk, record }: Keys): DynamicModule {
    const providers = [
      { provide: WorkerSettings, useValue: settings },
      { provide: LOG, useValue: log },
      { provide: Clock, useValue: new Clock(settings.MOVABLE_CLOCK === 'true') },
      { provide: Law, useValue: lawToCome(settings.NIS2_IN_FORCE_FROM!, settings.NIS2_RECIPIENT!) },
      { provide: DeskIdentity, useValue: desk },
      { provide: RecordKey, useValue: record },
      { provide: SealerDatabase, useFactory: () => SealerDatabase.open(settings.SEALER_DATABASE_URL!) },
      { provide: MAIL, useFactory: () => openSmtpChannel(settings.SMTP_URL!) },
      { provide: SEAL, useFactory: () => openSealPool({ threads: 1 }) },
      {
        provide: UnitOfWork,
        useFactory: (db: DataSource) => new UnitOfWork(db),
        inject: [getDataSourceToken()],
      },
    ];
    const options = dataSourceOptions(settings.WORKER_DATABASE_URL!, 'vigie-worker');
    return {
      module: GroundModule,
      imports: [TypeOrmModule.forRoot({ ...options, retryAttempts: 20, retryDelay: 1000 })],
      providers,
      exports: providers.map(({ provide }) => provide),
    };
  }
}
