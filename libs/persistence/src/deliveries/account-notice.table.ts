import { Column, Entity, PrimaryColumn } from 'typeorm';
import { INSTANT } from '#persistence/database';

/** What a person is told about the own account. Its instants are real time, not the movable clock. */
@Entity('account_notice')
export class AccountNoticeTable {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: string;
  @Column('text') address: string;
  @Column(INSTANT) raisedAt: number;
  @Column({ type: 'text', nullable: true }) detail: string | null;
  @Column(INSTANT) leasedUntil: number | null;
  @Column(INSTANT) sentAt: number | null;
  /** How many times it may have been handed over. */
  @Column('int') copies: number;
}
