import { Column, Entity, PrimaryColumn } from 'typeorm';
import { INSTANT } from '#persistence/database';

/** What became of one attempt; `sending` is committed before the first byte leaves. */
export type DeliveryState = 'sending' | 'accepted' | 'unknown' | 'deferred' | 'refused';

@Entity('delivery')
export class DeliveryTable {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('uuid') letterId: string;
  @Column('int') number: number;
  @Column('text') channel: string;
  @Column('text') address: string;
  @Column('text') messageId: string;
  @Column('text') state: DeliveryState;
  /** Real time of the server, not the movable clock. */
  @Column(INSTANT) leasedUntil: number | null;
  @Column(INSTANT) startedAt: number;
  @Column(INSTANT) endedAt: number | null;
  @Column({ type: 'text', nullable: true }) reply: string | null;
  @Column({ type: 'bytea', nullable: true, select: false }) tokenHash: Buffer | null;
}
