import type { Channel, Declarant, FactChanges, IncidentFacts } from '#domain/declarations';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { INSTANT, MarkedRow } from '#persistence/database';

/** A facility as the declarant named it; the directory's view is in case_facility. */
export interface FacilityAsSaid {
  name: string;
  finess: string | null;
  siret: string | null;
  type: string | null;
  department: string | null;
}

@Entity('declaration')
export class DeclarationTable extends MarkedRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('int') version: number;
  @Column('text') kind: 'initial' | 'complement' | 'correction' | 'merged';
  @Column('text') channel: Channel;
  @Column(INSTANT) receivedAt: number;
  @Column({ type: 'jsonb', nullable: true }) declarant: Declarant | null;
  @Column({ type: 'jsonb', nullable: true }) facility: FacilityAsSaid | null;
  @Column('jsonb') facts: IncidentFacts | FactChanges;
}
