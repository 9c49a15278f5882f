import type { Channel, IncidentFacts } from '#domain/declarations';
import type { OutOfScope, Priority, PriorityOverride, Resolution, Status } from '#domain/cases';
import type { Compartment, Pap, Protection, Tlp } from '#domain/marking';
import type { Choice } from '#domain/obligations';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { INSTANT } from '#persistence/database';

@Entity('incident_case')
export class CaseTable {
  @PrimaryColumn('uuid') id: string;
  @Column('text') reference: string;
  @Column('int') version: number;
  @Column('text') status: Status;
  @Column('text') tlp: Tlp;
  @Column('text') pap: Pap;
  @Column('text', { array: true }) compartments: Compartment[];
  @Column('text') originator: string;
  @Column('text') protection: Protection;
  @Column(INSTANT) receivedAt: number;
  @Column('text') channel: Channel;
  @Column('jsonb') incident: IncidentFacts;
  @Column('int') declarationVersion: number;
  @Column(INSTANT) confirmedAt: number | null;
  @Column(INSTANT) notifiableChangedAt: number | null;
  @Column({ type: 'uuid', nullable: true }) parentId: string | null;
  @Column('int') sharedRevision: number;
  @Column({ type: 'uuid', nullable: true }) mergedInto: string | null;
  @Column('boolean') mergedCodeOpens: boolean;
  @Column({ type: 'uuid', nullable: true }) splitFrom: string | null;
  @Column('jsonb') choices: Choice[];
  @Column({ type: 'jsonb', nullable: true }) outOfScope: OutOfScope | null;
  @Column({ type: 'text', nullable: true }) level: string | null;
  @Column('int') priorityScore: number;
  @Column('jsonb') priority: Priority['parts'];
  @Column({ type: 'uuid', nullable: true }) assignee: string | null;
  @Column({ type: 'jsonb', nullable: true }) priorityOverride: PriorityOverride | null;
  @Column({ type: 'jsonb', nullable: true }) resolution: Resolution | null;
  @Column('boolean') rexDraft: boolean;
  @Column(INSTANT) wakeAt: number | null;
  @Column('text') changedBy: string;
  @Column(INSTANT) changedAt: number;
}
