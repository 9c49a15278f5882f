import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module';
import { AccountsController } from './accounts.controller';
import { AdministerAccounts } from './administer-accounts';

@Module({ imports: [AccountsModule], controllers: [AccountsController], providers: [AdministerAccounts] })
export class AdministrationModule {}
