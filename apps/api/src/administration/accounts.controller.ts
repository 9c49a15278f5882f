import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Described } from '../description/described';
import { Access } from '../http/access';
import { CaseId } from '../http/case-id';
import { Visiting, type Visit } from '../http/visit';
import { ClearanceRequest, CodeRequest, NewAccountRequest, RoleRequest } from './account.request';
import { ACCOUNT_LIST, CREATED_ACCOUNT, GIVEN_CLEARANCE, ISSUED_CODE } from './account.response';
import { AdministerAccounts } from './administer-accounts';

const ADMINISTER = { capability: 'administer_accounts', stepUp: true } as const;
/** Duty managers too: whoever may know cases is let in by one of them. */
const VOUCH = { capability: 'recover_accounts', stepUp: true } as const;

@Controller('accounts')
export class AccountsController {
  constructor(private readonly accounts: AdministerAccounts) {}

  @Get()
  @Access({ capability: 'see_accounts' })
  @Described('Every account, with what it may sign in by and is cleared for; no secret.', {
    answer: ACCOUNT_LIST,
  })
  async list(@Visiting() visit: Visit) {
    return { accounts: await this.accounts.list(visit) };
  }

  @Post()
  @HttpCode(201)
  @Access(ADMINISTER)
  @Described('Makes an account. It opens nothing until a code is issued for it.', { answer: CREATED_ACCOUNT })
  async create(@Body() said: NewAccountRequest, @Visiting() visit: Visit) {
    return { id: await this.accounts.create(visit, said) };
  }

  @Post(':account/deactivate')
  @HttpCode(204)
  @Access(ADMINISTER)
  @Described('Closes an account and its sessions at once; nobody closes the own one.')
  async deactivate(@Param('account', CaseId) account: string, @Visiting() visit: Visit): Promise<void> {
    await this.accounts.setActive(visit, account, false);
  }

  @Post(':account/reactivate')
  @HttpCode(204)
  @Access(ADMINISTER)
  @Described('Opens an account again, as it was.')
  async reactivate(@Param('account', CaseId) account: string, @Visiting() visit: Visit): Promise<void> {
    await this.accounts.setActive(visit, account, true);
  }

  @Post(':account/role')
  @HttpCode(204)
  @Access(ADMINISTER)
  @Described('Changes a role, never the own one; one that may know cases has to be vouched for anew.', {
    problems: ['own_account'],
  })
  async role(
    @Param('account', CaseId) account: string,
    @Body() { role }: RoleRequest,
    @Visiting() visit: Visit,
  ): Promise<void> {
    await this.accounts.setRole(visit, account, role);
  }

  @Post(':account/clearance')
  @HttpCode(200)
  @Access({ capability: 'confirm_clearance', stepUp: true })
  @Described('Says what an account is cleared for, never the own one; to raise it takes two persons.', {
    answer: GIVEN_CLEARANCE,
    problems: ['own_account'],
  })
  async clearance(
    @Param('account', CaseId) account: string,
    @Body() said: ClearanceRequest,
    @Visiting() visit: Visit,
  ) {
    return { state: await this.accounts.setClearance(visit, account, said) };
  }

  @Post(':account/code')
  @HttpCode(200)
  @Access(VOUCH)
  @Described('Issues a code by which somebody else comes in, or back in without the factors of before.', {
    answer: ISSUED_CODE,
  })
  async code(
    @Param('account', CaseId) account: string,
    @Body() { password }: CodeRequest,
    @Visiting() visit: Visit,
  ) {
    const code = await this.accounts.issueCode(visit, account, password ?? false);
    return { state: code === null ? 'second_person_needed' : 'issued', code };
  }
}
