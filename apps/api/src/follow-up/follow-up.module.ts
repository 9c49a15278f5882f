import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { ActAsDeclarant } from './act-as-declarant';
import { FollowUpController } from './follow-up.controller';
import { ReadFollowUp } from './read-follow-up';
import { ReportsController } from './reports.controller';

@Module({
  imports: [CasesModule],
  controllers: [FollowUpController, ReportsController],
  providers: [ReadFollowUp, ActAsDeclarant],
})
export class FollowUpModule {}
