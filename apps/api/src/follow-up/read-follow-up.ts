import { Inject, Injectable } from '@nestjs/common';
import { redirectionOf, type Case } from '#domain/cases';
import { receiptPdf, type Press } from '#notifications/documents';
import { DeclarationTable, findCase } from '#persistence/cases';
import { namesOf } from '#persistence/directory';
import { countUnread } from '#persistence/exchanges';
import { UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import { nextSteps } from '../declarations/receipt.presenter';
import { ApiSettings } from '../ground/api-settings';
import { PRESS } from '../ground/press';
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
}

/** Reads what the holder of a follow-up code may know of its case. */
@Injectable()
export class ReadFollowUp {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly settings: ApiSettings,
    @Inject(PRESS) private readonly press: Press,
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
      const state = await findCase(db, id);
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
      return { state, names, versions, unreadMessages, phone: this.settings.DESK_PHONE };
    });
  }

  /** What was said, version by version, oldest first. */
  async declarations(principal: Principal): Promise<DeclarationTable[]> {
    const caseId = await this.caseOf(principal);
    return this.unitOfWork.read(principal.bearer, (db) =>
      db.find(DeclarationTable, { where: { caseId }, order: { version: 'ASC' } }),
    );
  }

  async receiptPdf(principal: Principal): Promise<{ pdf: Buffer; reference: string }> {
    const { state } = await this.page(principal);
    const { DESK_NAME: deskName, DESK_PHONE: deskPhone } = this.settings;
    const receipt = {
      deskName,
      deskPhone,
      reference: state.reference,
      receivedAt: state.receivedAt,
      facilityName: state.facilities[0]?.name ?? '',
      noticedAt: state.incident.noticedAt,
      tlp: state.tlp,
      nextSteps: nextSteps(deskPhone, redirectionOf(state)),
      generatedAt: this.clock.now(),
    };
    const pdf = await receiptPdf(receipt, this.press);
    return { pdf, reference: state.reference };
  }
}
