import { Controller, Get } from '@nestjs/common';
import { SHEETS } from '#domain/recommendations';
import { presentSheet, SHEET_LIBRARY } from '../cases';
import { Described } from '../description/described';
import { Access } from '../http/access';

/** The library of sheets of advice. */
@Controller('recommendations')
export class RecommendationsController {
  @Get()
  @Access({ capability: 'read_cases' })
  @Described('The sheets of advice of the library, in the order in which an incident goes.', {
    answer: SHEET_LIBRARY,
  })
  library() {
    return { sheets: SHEETS.map(presentSheet) };
  }
}
