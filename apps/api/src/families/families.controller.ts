import { Body, Controller, Get, Param, Query } from '@nestjs/common';
import { ReasonRequest, ShowCase } from '../cases';
import { Described } from '../description/described';
import { Access, Showing, type Show } from '../http/access';
import { CaseId } from '../http/case-id';
import { Circumstances, type Given } from '../http/circumstances';
import { Command } from '../http/command';
import { ActOnFamily } from './act-on-family';
import { AttachChildren } from './attach-children';
import { AttachRequest, ChildrenRequest, UpdateRequest } from './family.request';
import { ATTACHED, CANDIDATES, CHILDREN_PAGE, DescribedAct } from './family.response';
import { ReadFamily } from './read-family';

/** Provider's and mass incidents: one parent, its children, and what all of them are told at once. */
@Controller('cases/:id')
export class FamiliesController {
  constructor(
    private readonly read: ReadFamily,
    private readonly attachChildren: AttachChildren,
    private readonly family: ActOnFamily,
    private readonly show: ShowCase,
  ) {}

  @Get('children')
  @Access({ capability: 'read_cases' })
  @Described('Cases that are part of this incident, ended ones too, as far as the reader may know them.', {
    answer: CHILDREN_PAGE,
  })
  async children(
    @Param('id', CaseId) parent: string,
    @Query() { limit, after }: ChildrenRequest,
    @Circumstances() given: Given,
    @Showing() show: Show,
  ) {
    const page = await this.read.children(given, parent, { limit: limit ?? 50, after: after ?? null });
    show(page.cases);
    return page;
  }

  @Get('candidates')
  @Access({ capability: 'triage' })
  @Described(
    'Open cases of the last 72 hours that name the same provider and stand alone; a person attaches.',
    {
      answer: CANDIDATES,
    },
  )
  async candidates(
    @Param('id', CaseId) parent: string,
    @Circumstances() given: Given,
    @Showing() show: Show,
  ) {
    const page = await this.read.candidates(given, parent);
    show(page.cases);
    return page;
  }

  @Command('children', { capability: 'triage' })
  @Described('Attaches cases to this one, each by itself; says of each what became of it.', {
    ...{ answer: ATTACHED, takes: ['key'] },
    problems: ['invalid_fields'],
  })
  attach(@Param('id', CaseId) parentId: string, @Body() body: AttachRequest, @Circumstances() given: Given) {
    return this.attachChildren.execute(given, parentId, body);
  }

  @Command('children/:child/detach', { capability: 'triage' })
  @DescribedAct(
    'This case is not part of the incident: it falls back on its own facts. Answers with it.',
    null,
  )
  async detach(
    @Param('id', CaseId) parentId: string,
    @Param('child', CaseId) child: string,
    @Body() { reason }: ReasonRequest,
    @Circumstances() given: Given,
  ) {
    return this.show.execute(await this.family.detach(given, { parentId, child, reason }), given.principal);
  }

  @Command('updates', { capability: 'triage' })
  @DescribedAct('One update to all children: facts, a message to each declarant, a decision for all.')
  async update(
    @Param('id', CaseId) parentId: string,
    @Body() body: UpdateRequest,
    @Circumstances() given: Given,
  ) {
    return this.show.execute(await this.family.share(given, parentId, body), given.principal);
  }
}
