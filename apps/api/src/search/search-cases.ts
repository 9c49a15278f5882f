import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#persistence/unit-of-work';
import type { EntityManager } from 'typeorm';
import { readRows } from '../cases';
import type { Principal } from '../http/access';
import { cursorOf, positionAfter } from '../http/cursor';

/** What can say the words that are looked for. */
export const MATCHES = ['reference', 'facility', 'declaration', 'message', 'call', 'recommendation'] as const;

export interface Search {
  words: string;
  limit: number;
  after: string | null;
}

interface Found {
  case_id: string;
  place: number;
  received_at: Date;
  kinds: (typeof MATCHES)[number][];
}

const FIND = 'select * from who.find_cases($1, $2, $3, $4, $5)';
/** How well it matches: 0, 1 or 2. */
const PLACE = /^[012]$/;

const markOf = ({ place, received_at, case_id }: Found) =>
  cursorOf(place, received_at.toISOString(), case_id);

async function find(db: EntityManager, { words, limit, after }: Search) {
  const found = await db.query<Found[]>(FIND, [words, ...positionAfter(after, [PLACE]), limit + 1]);
  const shown = found.slice(0, limit);
  // The policies of the table are asked again: what they do not give is not shown.
  const rows =
    shown.length === 0
      ? []
      : await readRows(
          db,
          shown.map((one) => one.case_id),
        );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const lines = shown.flatMap(({ case_id, kinds }) => {
    const row = byId.get(case_id);
    return row ? [{ case: row, matched: kinds }] : [];
  });
  const last = shown.at(-1);
  return { found: lines, next: found.length > limit && last ? markOf(last) : null };
}

/** Cases that say certain words where their reader may know it: by what says them, then the newest. */
@Injectable()
export class SearchCases {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The record keeps that somebody searched and which cases were shown, never the words. */
  execute({ bearer }: Principal, search: Search) {
    return this.unitOfWork.read(bearer, (db) => find(db, search));
  }
}
