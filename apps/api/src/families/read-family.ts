import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import { ReadCases, readRows } from '../cases';
import type { Given } from '../http/circumstances';
import { findCandidates } from './candidates';

interface Page {
  limit: number;
  after: string | null;
}

/** Reads who belongs to an incident, and who may. */
@Injectable()
export class ReadFamily {
  constructor(
    private readonly read: ReadCases,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws when the parent is not there for this reader */
  async children({ principal: who }: Given, parent: string, page: Page) {
    const { limit, after } = page;
    await this.read.one(who, parent);
    const all = { status: [], reference: null, attached: true };
    return this.read.queue(who, { ...all, limit, after, parent });
  }

  async candidates({ principal: who }: Given, id: string) {
    await this.read.one(who, id);
    return this.unitOfWork.read(who.bearer, async (db) => {
      const ids = await findCandidates(db, id, this.clock.now());
      return { cases: await readRows(db, ids) };
    });
  }
}
