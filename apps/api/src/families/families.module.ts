import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DeriveReceipt } from '../declarations/derive-receipt';
import { ActOnFamily } from './act-on-family';
import { AttachChildren } from './attach-children';
import { DecideTogether } from './decide-together';
import { FamiliesController } from './families.controller';
import { MergingController } from './merging.controller';
import { ReadFamily } from './read-family';
import { SplitCase } from './split-case';

@Module({
  imports: [CasesModule],
  controllers: [FamiliesController, MergingController],
  providers: [ReadFamily, DecideTogether, AttachChildren, ActOnFamily, SplitCase, DeriveReceipt],
})
export class FamiliesModule {}
