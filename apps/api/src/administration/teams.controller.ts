import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Described } from '../description/described';
import { Access } from '../http/access';
import { CaseId } from '../http/case-id';
import { Visiting, type Visit } from '../http/visit';
import { AdministerTeams } from './administer-teams';
import { MemberRequest, NewTeamRequest } from './team.request';
import { TEAM_LIST } from './team.response';

/** Who is in a team may know what the team is granted. */
const KEEP = { capability: 'administer_desk', stepUp: true } as const;

/** Each answers with the whole list as it is afterwards. */
@Controller('teams')
export class TeamsController {
  constructor(private readonly teams: AdministerTeams) {}

  @Get()
  @Access({ capability: 'administer_desk' })
  @Described('The teams of the desk and who is in them.', { answer: TEAM_LIST })
  async list(@Visiting() visit: Visit) {
    return { teams: await this.teams.list(visit) };
  }

  @Post()
  @HttpCode(201)
  @Access(KEEP)
  @Described('Makes a team, to which cases are granted as `team:<code>`.', { answer: TEAM_LIST })
  async create(@Body() said: NewTeamRequest, @Visiting() visit: Visit) {
    await this.teams.create(visit, said);
    return this.list(visit);
  }

  @Post(':team/members')
  @HttpCode(200)
  @Access(KEEP)
  @Described('Takes somebody of the desk into a team; nobody takes oneself in.', {
    answer: TEAM_LIST,
    problems: ['own_account'],
  })
  async add(
    @Param('team', CaseId) team: string,
    @Body() { account }: MemberRequest,
    @Visiting() visit: Visit,
  ) {
    await this.teams.setMember(visit, team, account, true);
    return this.list(visit);
  }

  @Delete(':team/members/:account')
  @Access(KEEP)
  @Described('Takes somebody out of a team; what the team is granted ends for that person.', {
    answer: TEAM_LIST,
  })
  async remove(
    @Param('team', CaseId) team: string,
    @Param('account', CaseId) account: string,
    @Visiting() visit: Visit,
  ) {
    await this.teams.setMember(visit, team, account, false);
    return this.list(visit);
  }
}
