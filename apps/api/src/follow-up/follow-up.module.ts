import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { ActAsDeclarant } from './act-as-declarant';
import { DataProtectionController } from './data-protection.controller';
import { ConsentsController } from './consents.controller';
import { AnswersController } from './answers.controller';
import { FollowUpExchangeController } from './exchange.controller';
import { FollowUpController } from './follow-up.controller';
import { PrintReceipt } from './print-receipt';
import { ReadFollowUp } from './read-follow-up';
import { ReportsController } from './reports.controller';

@Module({
  imports: [CasesModule],
  controllers: [
    FollowUpController,
    ConsentsController,
    ReportsController,
    AnswersController,
    DataProtectionController,
    FollowUpExchangeController,
  ],
  providers: [ReadFollowUp, PrintReceipt, ActAsDeclarant],
  exports: [ReadFollowUp],
})
export class FollowUpModule {}
