import type { Marking } from '#domain/marking';
import { Column } from 'typeorm';

/** What a row bears that has a marking of its own; the database makes it at least that of its case. */
export abstract class MarkedRow implements Marking {
  @Column('text') tlp: Marking['tlp'];
  @Column('text') pap: Marking['pap'];
  @Column('text', { array: true }) compartments: Marking['compartments'];
  @Column('text') protection: Marking['protection'];
  @Column('text') originator: string;
}
