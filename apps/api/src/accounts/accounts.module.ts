import { Module } from '@nestjs/common';
import { SessionsController } from './sessions.controller';
import { SignIn } from './sign-in';

@Module({ controllers: [SessionsController], providers: [SignIn] })
export class AccountsModule {}
