import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { SheetName } from '#notifications/sheets';
import type { FastifyReply } from 'fastify';
import { ReadCases } from '../cases/read-cases';
import { Access, Who, type Principal } from '../http/access';
import { CaseId } from '../http/case-id';
import { PrepareSheet } from './prepare-sheet';
import { NamedSheet } from './sheet-name';
import { presentSheet, sendPdf } from './sheet.presenter';
import { SheetRequest } from './sheet.request';
import { DescribedSheet, DescribedSheetPdf } from './sheet.response';

/** Sheets of a case for the accounts of its circle. */
@Controller('cases/:id/sheets')
export class CaseSheetsController {
  constructor(
    private readonly read: ReadCases,
    private readonly prepare: PrepareSheet,
  ) {}

  @Get(':sheet')
  @Access({ capability: 'read_cases' })
  @DescribedSheet(
    'The synthesis of a case for the ARS and the FSSI; what a facility files, for itself and the desk.',
  )
  async one(
    @Param('id', CaseId) id: string,
    @Param('sheet', NamedSheet) kind: SheetName,
    @Query() query: SheetRequest,
    @Who() who: Principal,
  ) {
    return presentSheet(await this.sheet(who, id, { ...query, kind }));
  }

  @Get(':sheet/pdf')
  @Access({ capability: 'read_cases' })
  @DescribedSheetPdf('The same as accessible PDF, its TLP label on each page.')
  async pdf(
    @Param('id', CaseId) id: string,
    @Param('sheet', NamedSheet) kind: SheetName,
    @Query() query: SheetRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.sheet(reply.request.principal!, id, { ...query, kind });
    await sendPdf(reply, sheet, await this.prepare.pdf(sheet));
  }

  private async sheet(who: Principal, id: string, asked: SheetRequest & { kind: SheetName }) {
    const state = await this.read.one(who, id);
    return this.prepare.execute(who, state, asked);
  }
}
