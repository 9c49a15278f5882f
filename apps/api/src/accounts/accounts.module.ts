import { Module } from '@nestjs/common';
import { Challenges } from './challenges';
import { ChoosePassword } from './choose-password';
import { CodesController } from './codes.controller';
import { EnrolPasskey } from './enrol-passkey';
import { EnrolTotp } from './enrol-totp';
import { EnrolmentController } from './enrolment.controller';
import { OpenedSession } from './opened-session';
import { OwnAccountController } from './own-account.controller';
import { OwnFactors } from './own-factors';
import { OwnSessions } from './own-sessions';
import { Passkeys } from './passkeys';
import { ProofsController } from './proofs.controller';
import { ProveFactor } from './prove-factor';
import { RedeemCode } from './redeem-code';
import { SessionsController } from './sessions.controller';
import { SignIn } from './sign-in';
import { SignInController } from './sign-in.controller';
import { SignInByPasskey } from './sign-in-by-passkey';
import { Verifier } from './verifier';

@Module({
  controllers: [
    SignInController,
    CodesController,
    SessionsController,
    ProofsController,
    EnrolmentController,
    OwnAccountController,
  ],
  providers: [
    ...[Verifier, OpenedSession, SignIn, SignInByPasskey, Passkeys, Challenges],
    ...[ProveFactor, EnrolTotp, EnrolPasskey, OwnFactors, OwnSessions, ChoosePassword, RedeemCode],
  ],
  exports: [Verifier, OpenedSession, Challenges],
})
export class AccountsModule {}
