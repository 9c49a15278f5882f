import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { FollowUpModule } from '../follow-up/follow-up.module';
import { CaseSheetsController } from './case-sheets.controller';
import { DeclarantSheetsController } from './declarant-sheets.controller';
import { PrepareSheet } from './prepare-sheet';
import { ReadDeclarant } from './read-declarant';

@Module({
  imports: [CasesModule, FollowUpModule],
  controllers: [DeclarantSheetsController, CaseSheetsController],
  providers: [PrepareSheet, ReadDeclarant],
})
export class SheetsModule {}
