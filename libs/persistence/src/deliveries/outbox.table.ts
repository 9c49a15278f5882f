import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Topic } from '#persistence/record';
import { INSTANT } from '#persistence/database';

@Entity('outbox')
export class OutboxTable {
  @PrimaryColumn('uuid') id: string;
  @Column('text') topic: Topic;
  @Column('uuid') subjectId: string;
  /** Null for what concerns an account and no case. */
  @Column({ type: 'uuid', nullable: true }) caseId: string | null;
  @Column(INSTANT) createdAt: number;
  @Column('int') attempts: number;
  @Column(INSTANT) nextAt: number;
  @Column(INSTANT) doneAt: number | null;
}
