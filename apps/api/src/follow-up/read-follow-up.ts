import { Injectable } from '@nestjs/common';
import type { Case } from '#domain/cases';
import { DeclarationTable, findCase } from '#persistence/cases';
import { namesOf } from '#persistence/directory';
import { countUnread } from '#persistence/exchanges';
import { UnitOfWork } from '#persistence/unit-of-work';
import { ApiSettings } from '../ground/api-settings';
import type { Principal } from '../http/access';
import { Problem } from '../http/problem';

export interface FollowUp {
  state: Case;
  /** Names of the organisations that letters went to, by code. */
  names: Map<string, string>;
  versions: { version: number; kind: string; receivedAt: number }[];
  phone: string;
  /** Messages of the desk that the declarant has not marked as read. */
  unreadMessages: number;
  openings: Opening[];
}

/** Who opened the declaration: a function and a kind of organisation, never a person. */
interface Opening {
  function: string;
  organisation_kind: string;
  first_at: Date;
  last_at: Date;
}

/** Reads what the holder of a follow-up code may know of its case. */
@Injectable()
export class ReadFollowUp {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: ApiSettings,
  ) {}

  async caseOf({ bearer }: Principal): Promise<string> {
    const [row] = await this.unitOfWork.read(bearer, (db) =>
      db.query<{ id: string | null }[]>('select who.declared_case() as id'),
    );
    if (!row?.id) throw new Problem('unknown_reference_or_code');
    return row.id;
  }

  async page(principal: Principal): Promise<FollowUp> {
    const id = await this.caseOf(principal);
    return this.unitOfWork.read(principal.bearer, async (db) => {
      const state = await findCase(db, id, { outside: true });
      if (!state) throw new Problem('unknown_reference_or_code');
      const names = await namesOf(db, [
        ...state.letters.map((l) => l.recipient),
        ...state.releases.map((r) => r.recipient),
        ...state.obligations.map((o) => o.creditor),
      ]);
      const select = { version: true, kind: true, receivedAt: true } as const;
      const versions = await db.find(DeclarationTable, {
        where: { caseId: id },
        order: { version: 'ASC' },
        select,
      });
      const unreadMessages = await countUnread(db, id, 'desk');
      const openings = await db.query<Opening[]>('select * from who.openings()');
      return { state, names, versions, unreadMessages, openings, phone: this.settings.DESK_PHONE };
    });
  }

  /** What was said, version by version, oldest first. */
  async declarations(principal: Principal): Promise<DeclarationTable[]> {
    const caseId = await this.caseOf(principal);
    return this.unitOfWork.read(principal.bearer, (db) =>
      db.find(DeclarationTable, { where: { caseId }, order: { version: 'ASC' } }),
    );
  }
}
