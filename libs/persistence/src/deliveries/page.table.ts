import type { PageReason } from '#domain/cases';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { INSTANT } from '#persistence/database';

@Entity('page')
export class PageTable {
  @PrimaryColumn('uuid') id: string;
  /** Null for what concerns an account and no case. */
  @Column({ type: 'uuid', nullable: true }) caseId: string | null;
  @Column('text') reason: PageReason | 'readings_stopped';
  @Column(INSTANT) raisedAt: number;
  @Column({ type: 'text', nullable: true }) address: string | null;
  /** Real time of the server, not the movable clock. */
  @Column(INSTANT) leasedUntil: number | null;
  @Column(INSTANT) sentAt: number | null;
  /** How many times it may have been handed over; above 1 the message says so. */
  @Column('int') copies: number;
  /** Whether the address was chosen when the page was raised. */
  @Column('boolean') named: boolean;
}

@Entity('shift')
export class ShiftTable {
  @PrimaryColumn('uuid') id: string;
  @Column(INSTANT) startsAt: number;
  @Column(INSTANT) endsAt: number;
  @Column('text') email: string;
}
