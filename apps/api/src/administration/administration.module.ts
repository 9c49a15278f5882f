import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module';
import { AccountsController } from './accounts.controller';
import { AdministerAccounts } from './administer-accounts';
import { AdministerOrganisations } from './administer-organisations';
import { OrganisationsController } from './organisations.controller';

@Module({
  imports: [AccountsModule],
  controllers: [AccountsController, OrganisationsController],
  providers: [AdministerAccounts, AdministerOrganisations],
})
export class AdministrationModule {}
