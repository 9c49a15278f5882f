import { Injectable } from '@nestjs/common';
import type { Occasion } from '#domain/cases';
import { Clock } from '#platform/clock';
import { newId } from '#platform/ids';
import { Law } from './law';

/** The circumstances of a decision taken now: the movable clock, new identifiers, the texts in force. */
@Injectable()
export class Occasions {
  constructor(
    private readonly clock: Clock,
    private readonly law: Law,
  ) {}

  of(actor: Occasion['actor']): Required<Omit<Occasion, 'subject'>> {
    return { now: this.clock.now(), actor, newId, law: this.law };
  }
}
