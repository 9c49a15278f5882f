import { Controller, Get, Param, Query } from '@nestjs/common';
import { Described } from '../description/described';
import { Access, Who, type Principal } from '../http/access';
import { CaseId } from '../http/case-id';
import { Problem } from '../http/problem';
import { ReadCases } from './read-cases';
import { DECLARATIONS } from './reading.response';
import { presentComparison, presentDeclaration } from './versions.presenter';
import { CompareRequest } from './versions.request';
import { COMPARISON } from './versions.response';

/** What was said, and set side by side with what was said later. */
@Controller('cases/:id/declarations')
export class VersionsController {
  constructor(private readonly read: ReadCases) {}

  @Get()
  @Access({ capability: 'read_cases' })
  @Described('What the facility said, as it said it, with the declarant to call back.', {
    answer: DECLARATIONS,
  })
  async declarations(@Param('id', CaseId) id: string, @Who() who: Principal) {
    const versions = await this.read.declarations(who, id);
    return { declarations: versions.map(presentDeclaration) };
  }

  @Get('compare')
  @Access({ capability: 'read_cases' })
  @Described('Two versions of the declaration side by side: the fields that they tell differently.', {
    answer: COMPARISON,
  })
  async compare(
    @Param('id', CaseId) id: string,
    @Query() { from = 1, to }: CompareRequest,
    @Who() who: Principal,
  ) {
    const said = await this.read.declarations(who, id);
    const comparison = presentComparison(said, from, to ?? said.at(-1)?.version ?? 1);
    if (comparison === null) throw new Problem('not_found');
    return comparison;
  }
}
