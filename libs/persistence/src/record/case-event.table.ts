import type { CaseEvent } from '#domain/cases';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { INSTANT, MarkedRow } from '#persistence/database';

@Entity('case_event')
export class CaseEventTable {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column(INSTANT) at: number;
  @Column('text') type: CaseEvent['type'];
  @Column('text') by: string;
  @Column('jsonb') data: CaseEvent['data'];
  @Column({ type: 'text', nullable: true }) commandKey: string | null;
  @Column({ type: 'bytea', nullable: true }) commandDigest: Buffer | null;
}

@Entity('call_note')
export class CallNoteTable extends MarkedRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column(INSTANT) at: number;
  @Column('text') organisation: string;
  @Column('boolean') answered: boolean;
  @Column('text') by: string;
  @Column({ type: 'text', nullable: true }) note: string | null;
}
