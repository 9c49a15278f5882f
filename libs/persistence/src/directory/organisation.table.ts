import { Column, Entity, PrimaryColumn } from 'typeorm';
import { INSTANT } from '#persistence/database';

@Entity('organisation')
export class OrganisationTable {
  @PrimaryColumn('uuid') id: string;
  @Column('text') code: string;
  @Column('text') kind: 'cert' | 'authority' | 'ars' | 'facility';
  @Column('text') name: string;
  @Column({ type: 'text', nullable: true, select: false }) email: string | null;
  @Column({ type: 'text', nullable: true, select: false }) phone: string | null;
}

@Entity('organisation_key')
export class OrganisationKeyTable {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('text') fingerprint: string;
  @Column('text') armored: string;
  @Column('text') proofOfOrigin: string;
  @Column(INSTANT) pinnedAt: number;
  @Column(INSTANT) withdrawnAt: number | null;
}
