import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Described } from '../description/described';
import { Access } from '../http/access';
import { CaseId } from '../http/case-id';
import { Visiting, type Visit } from '../http/visit';
import { CREATED_ORGANISATION, ORGANISATION_LIST } from './account.response';
import { AdministerOrganisations } from './administer-organisations';
import { NewOrganisationRequest, RenameRequest } from './organisation.request';

const ADMINISTER = { capability: 'administer_accounts', stepUp: true } as const;

@Controller('organisations')
export class OrganisationsController {
  constructor(private readonly organisations: AdministerOrganisations) {}

  @Get()
  @Access({ capability: 'recover_accounts' })
  @Described('Every organisation of which accounts can be.', { answer: ORGANISATION_LIST })
  async list(@Visiting() visit: Visit) {
    return { organisations: await this.organisations.list(visit) };
  }

  @Post()
  @HttpCode(201)
  @Access(ADMINISTER)
  @Described('Makes an organisation; its addresses and keys are configuration.', {
    answer: CREATED_ORGANISATION,
  })
  async create(@Body() said: NewOrganisationRequest, @Visiting() visit: Visit) {
    return { id: await this.organisations.create(visit, said) };
  }

  @Post(':organisation/rename')
  @HttpCode(204)
  @Access(ADMINISTER)
  @Described('Gives it another name; its code stays.')
  async rename(
    @Param('organisation', CaseId) id: string,
    @Body() { name }: RenameRequest,
    @Visiting() visit: Visit,
  ): Promise<void> {
    await this.organisations.rename(visit, id, name);
  }

  @Post(':organisation/close')
  @HttpCode(204)
  @Access(ADMINISTER)
  @Described('Closes it with its accounts and their sessions, at once; the desk cannot be closed.')
  async close(@Param('organisation', CaseId) id: string, @Visiting() visit: Visit): Promise<void> {
    await this.organisations.setOpen(visit, id, false);
  }

  @Post(':organisation/reopen')
  @HttpCode(204)
  @Access(ADMINISTER)
  @Described('Opens it again; each of its accounts stays closed until a person opens it.')
  async reopen(@Param('organisation', CaseId) id: string, @Visiting() visit: Visit): Promise<void> {
    await this.organisations.setOpen(visit, id, true);
  }
}
