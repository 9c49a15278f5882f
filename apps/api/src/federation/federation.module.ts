import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module';
import { FederatedSignIn } from './federated-sign-in';
import { IdentitiesController } from './identities.controller';
import { IdentityProvider } from './identity-provider';
import { ProviderController } from './provider.controller';

@Module({
  imports: [AccountsModule],
  controllers: [ProviderController, IdentitiesController],
  providers: [IdentityProvider, FederatedSignIn],
})
export class FederationModule {}
