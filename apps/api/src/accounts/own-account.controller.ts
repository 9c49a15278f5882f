import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { Described } from '../description/described';
import { Access } from '../http/access';
import { CaseId } from '../http/case-id';
import { Visiting, type Visit } from '../http/visit';
import { PasswordRequest } from './account.request';
import { OWN_ACCOUNT, RECOVERY_CODES } from './account.response';
import { ChoosePassword } from './choose-password';
import { OwnFactors } from './own-factors';
import { Verifier } from './verifier';

const SENSITIVE = { session: true, stepUp: true } as const;

@Controller('account')
export class OwnAccountController {
  constructor(
    private readonly verifier: Verifier,
    private readonly factors: OwnFactors,
    private readonly passwords: ChoosePassword,
  ) {}

  @Get()
  @Access('session')
  @Described('The own account and what proves it.', { answer: OWN_ACCOUNT })
  read(@Visiting() visit: Visit): Promise<object> {
    return this.verifier.read(visit, 'select who.own_account()');
  }

  @Put('password')
  @HttpCode(204)
  @Access(SENSITIVE)
  @Described('Chooses another password; every other session of the account ends.')
  async password(@Body() { password }: PasswordRequest, @Visiting() visit: Visit): Promise<void> {
    await this.passwords.execute(visit, password);
  }

  @Post('recovery-codes')
  @HttpCode(201)
  @Access(SENSITIVE)
  @Described('Makes ten recovery codes in the place of all from before.', { answer: RECOVERY_CODES })
  async recoveryCodes(@Visiting() visit: Visit) {
    return { codes: await this.factors.renewCodes(visit) };
  }

  @Delete('totp')
  @HttpCode(204)
  @Access(SENSITIVE)
  @Described('Gives up the authenticator application.', { problems: ['last_factor', 'not_found'] })
  async removeTotp(@Visiting() visit: Visit): Promise<void> {
    await this.factors.remove(visit, null);
  }

  @Delete('passkeys/:passkey')
  @HttpCode(204)
  @Access(SENSITIVE)
  @Described('Gives up a passkey.', { problems: ['last_factor'] })
  async removePasskey(@Param('passkey', CaseId) passkey: string, @Visiting() visit: Visit): Promise<void> {
    await this.factors.remove(visit, passkey);
  }
}
