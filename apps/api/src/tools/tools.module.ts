import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module';
import { AdministerKeys } from './administer-keys';
import { ApiKeysController } from './api-keys.controller';

@Module({ imports: [AccountsModule], controllers: [ApiKeysController], providers: [AdministerKeys] })
export class ToolsModule {}
