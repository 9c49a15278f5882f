import { Module } from '@nestjs/common';
import { CasesController } from './cases.controller';
import { ActOnCase } from './act-on-case';
import { CoordinationController } from './coordination.controller';
import { DecideOnCase } from './decide-on-case';
import { EndingController } from './ending.controller';
import { ReadCases } from './read-cases';
import { RecordReading } from './record-reading';
import { TriageController } from './triage.controller';

@Module({
  controllers: [CasesController, TriageController, CoordinationController, EndingController],
  providers: [ActOnCase, DecideOnCase, ReadCases, RecordReading],
  exports: [DecideOnCase, ReadCases],
})
export class CasesModule {}
