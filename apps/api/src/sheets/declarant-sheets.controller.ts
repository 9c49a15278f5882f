import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { SheetName } from '#notifications/sheets';
import type { FastifyReply } from 'fastify';
import { ReadFollowUp } from '../follow-up/read-follow-up';
import { Access, Who, type Principal } from '../http/access';
import { PrepareSheet } from './prepare-sheet';
import { NamedSheet } from './sheet-name';
import { presentSheet, sendPdf } from './sheet.presenter';
import { SheetRequest } from './sheet.request';
import { DescribedSheet, DescribedSheetPdf } from './sheet.response';

/** What the holder of a follow-up code copies into the forms of the authorities. */
@Controller('follow-up/sheets')
export class DeclarantSheetsController {
  constructor(
    private readonly follow: ReadFollowUp,
    private readonly prepare: PrepareSheet,
  ) {}

  @Get(':sheet')
  @Access('declarant')
  @DescribedSheet('A form that the facility files itself (CNIL, ANSSI, NIS 2), filled with what it declared.')
  async one(
    @Param('sheet', NamedSheet) kind: SheetName,
    @Query() query: SheetRequest,
    @Who() who: Principal,
  ) {
    return presentSheet(await this.sheet(who, { ...query, kind }));
  }

  @Get(':sheet/pdf')
  @Access('declarant')
  @DescribedSheetPdf('The same as accessible PDF, its TLP label on each page.')
  async pdf(
    @Param('sheet', NamedSheet) kind: SheetName,
    @Query() query: SheetRequest,
    @Who() who: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.sheet(who, { ...query, kind });
    await sendPdf(reply, sheet, await this.prepare.pdf(sheet));
  }

  private async sheet(who: Principal, asked: SheetRequest & { kind: SheetName }) {
    const { state } = await this.follow.page(who);
    return this.prepare.execute(who, state, asked);
  }
}
