import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module';
import { AccountsController } from './accounts.controller';
import { AdministerAccounts } from './administer-accounts';
import { AdministerTeams } from './administer-teams';
import { TeamsController } from './teams.controller';

@Module({
  imports: [AccountsModule],
  controllers: [AccountsController, TeamsController],
  providers: [AdministerAccounts, AdministerTeams],
})
export class AdministrationModule {}
