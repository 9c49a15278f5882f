import type { FacilityType } from '#domain/facilities';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A structure of the directory: one geographic site (FINESS ET), or a body that has no FINESS and a SIRET only. */
@Entity('facility')
export class FacilityTable {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'finess_et', type: 'text', nullable: true, unique: true })
  finessEt!: string | null;

  @Column({ name: 'finess_ej', type: 'text', nullable: true })
  finessEj!: string | null;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  type!: FacilityType;

  /** Category of establishment in the FINESS nomenclature, three digits. */
  @Column({ type: 'text', nullable: true })
  category!: string | null;

  /** Legal status as the source groups it: PUB2, PNL4, PLU7… */
  @Column({ name: 'legal_status', type: 'text', nullable: true })
  legalStatus!: string | null;

  @Column({ type: 'text', nullable: true })
  siret!: string | null;

  /** Département of the site ("59", "2A", "974"); null when nothing tells it, and the case is then routed by hand. */
  @Column({ type: 'text', nullable: true })
  department!: string | null;

  /** INSEE code of the competent agency's region; null where there is no agency. */
  @Column({ type: 'text', nullable: true })
  region!: string | null;

  @Column({ name: 'commune_code', type: 'text', nullable: true })
  communeCode!: string | null;

  @Column({ type: 'text', nullable: true })
  commune!: string | null;

  @Column({ name: 'postal_code', type: 'text', nullable: true })
  postalCode!: string | null;

  /** File or list that the row was last changed from. */
  @Column({ type: 'text' })
  source!: string;

  @Column({ name: 'imported_at', type: 'timestamptz' })
  importedAt!: Date;
}
