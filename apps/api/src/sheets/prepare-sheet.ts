import { Inject, Injectable } from '@nestjs/common';
import type { Case } from '#domain/cases';
import type { Press } from '#notifications/documents';
import { fillSheet, sheetPdf, type Sheet, type SheetName } from '#notifications/sheets';
import { Clock } from '#platform/clock';
import { ApiSettings } from '../ground/api-settings';
import { PRESS } from '../ground/press';
import type { Principal } from '../http/access';
import { Problem } from '../http/problem';
import { findFacility, offeredSheets } from './offered-sheets';
import { ReadDeclarant } from './read-declarant';
import type { SheetRequest } from './sheet.request';

/** Fills a sheet with what its reader may know, or answers that there is none. */
@Injectable()
export class PrepareSheet {
  constructor(
    private readonly declarants: ReadDeclarant,
    private readonly clock: Clock,
    private readonly settings: ApiSettings,
    @Inject(PRESS) private readonly press: Press,
  ) {}

  /** @param state the case as its reader has read it, with the audit event of that reading */
  async execute(
    principal: Principal,
    state: Case,
    { kind, facility: asked = null, stage = null }: SheetRequest & { kind: SheetName },
  ): Promise<Sheet> {
    const facility = findFacility(principal, state, { kind, asked });
    if (!offeredSheets(principal, state).includes(kind) || facility === null) throw new Problem('not_found');
    const said = await this.declarants.of(principal, state.id);
    const facts = {
      ...{ state, facility, ...said, deskName: this.settings.DESK_NAME, now: this.clock.now() },
      namesDeclarant: principal.actor.kind === 'declarant',
    };
    return fillSheet(kind, facts, stage);
  }

  /** Typeset in a thread: a narrative may run over many pages. */
  pdf(sheet: Sheet): Promise<Buffer> {
    return sheetPdf(sheet, this.press);
  }
}
