import type { Channel, IncidentFacts } from '#domain/declarations';
import type { Priority, Status } from '#domain/cases';
import type { Tlp } from '#domain/marking';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { INSTANT } from '#persistence/database';

@Entity('incident_case')
export class CaseTable {
  @PrimaryColumn('uuid') id: string;
  @Column('text') reference: string;
  @Column('int') version: number;
  @Column('text') status: Status;
  @Column('text') tlp: Tlp;
  @Column(INSTANT) receivedAt: number;
  @Column('text') channel: Channel;
  @Column('jsonb') incident: IncidentFacts;
  @Column('int') declarationVersion: number;
  @Column({ type: 'text', nullable: true }) level: string | null;
  @Column('int') priorityScore: number;
  @Column('jsonb') priority: Priority['parts'];
  @Column({ type: 'uuid', nullable: true }) assignee: string | null;
  @Column(INSTANT) resolvedAt: number | null;
  @Column({ type: 'text', nullable: true }) resolutionCauses: string | null;
  @Column('text') changedBy: string;
  @Column(INSTANT) changedAt: number;
}
