import type { OnApplicationShutdown } from '@nestjs/common';
import { dataSourceOptions } from '#persistence/connection';
import { refuseDangerousRole } from '#persistence/database';
import { UnitOfWork } from '#persistence/unit-of-work';
import { DataSource, type EntityManager } from 'typeorm';

const AS_SEALER = { audience: null, session: null } as const;

/** PostgreSQL as the sealer, apart from the worker's own connections: who sends letters cannot seal, nor the reverse. */
export class SealerDatabase implements OnApplicationShutdown {
  private readonly unitOfWork: UnitOfWork;

  private constructor(private readonly db: DataSource) {
    this.unitOfWork = new UnitOfWork(db);
  }

  /** @throws DangerousRole when row-level security would not bind it */
  static async open(url: string): Promise<SealerDatabase> {
    const db = await new DataSource(dataSourceOptions(url, 'vigie-sealer', 2)).initialize();
    await refuseDangerousRole(db, 'SEALER_DATABASE_URL');
    return new SealerDatabase(db);
  }

  write<T>(work: (db: EntityManager) => Promise<T>): Promise<T> {
    return this.unitOfWork.write(AS_SEALER, work);
  }

  read<T>(work: (db: EntityManager) => Promise<T>): Promise<T> {
    return this.unitOfWork.read(AS_SEALER, work);
  }

  onApplicationShutdown(): Promise<void> {
    return this.db.destroy();
  }
}
