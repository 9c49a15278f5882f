import type { Closure } from '#domain/calendar';
import { Column, Entity, IsNull, PrimaryColumn, type EntityManager } from 'typeorm';
import { INSTANT } from '#persistence/database';

/** A day on which the desk keeps no office hours; withdrawn, never deleted. */
@Entity('closure_day')
export class ClosureDayTable implements Closure {
  /** `YYYY-MM-DD`. */
  @PrimaryColumn('date') day: string;
  @Column('text') label: string;
  @Column(INSTANT) setAt: number;
  /** Function of who wrote it. */
  @Column('text') setBy: string;
  @Column(INSTANT) withdrawnAt: number | null;
}

/** The closures in force, for the desk's own targets. */
export function closuresInForce(db: EntityManager): Promise<Closure[]> {
  return db.find(ClosureDayTable, { where: { withdrawnAt: IsNull() }, order: { day: 'ASC' } });
}
