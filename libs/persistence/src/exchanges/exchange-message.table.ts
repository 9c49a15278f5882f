import { Column, Entity, PrimaryColumn } from 'typeorm';
import { INSTANT, MarkedRow } from '#persistence/database';

@Entity('exchange_message')
export class ExchangeMessageTable extends MarkedRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column(INSTANT) at: number;
  @Column('text') sender: 'desk' | 'declarant';
  /** Function of who wrote; never a person. */
  @Column('text') by: string;
  @Column('text') body: string;
  @Column(INSTANT) readAt: number | null;
}
