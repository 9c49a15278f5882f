import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module';
import { AccountsController } from './accounts.controller';
import { AdministerAccounts } from './administer-accounts';
import { AdministerOrganisations } from './administer-organisations';
import { AdministerTeams } from './administer-teams';
import { OrganisationsController } from './organisations.controller';
import { TeamsController } from './teams.controller';

@Module({
  imports: [AccountsModule],
  controllers: [AccountsController, OrganisationsController, TeamsController],
  providers: [AdministerAccounts, AdministerOrganisations, AdministerTeams],
})
export class AdministrationModule {}
