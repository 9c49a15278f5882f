import { Module } from '@nestjs/common';
import { CasesController } from './cases.controller';
import { AccompanyController } from './accompany.controller';
import { ActOnCase } from './act-on-case';
import { AudienceController } from './audience.controller';
import { ClocksController } from './clocks.controller';
import { CoordinationController } from './coordination.controller';
import { DecideOnCase } from './decide-on-case';
import { EndingController } from './ending.controller';
import { Exchange } from './exchange';
import { MessagesController } from './messages.controller';
import { ReadCases } from './read-cases';
import { ReleasesController } from './releases.controller';
import { ReroutingController } from './rerouting.controller';
import { RestrictionController } from './restriction.controller';
import { ShowCase } from './show-case';
import { TriageController } from './triage.controller';
import { VersionsController } from './versions.controller';

@Module({
  controllers: [
    CasesController,
    TriageController,
    CoordinationController,
    ClocksController,
    ReleasesController,
    AudienceController,
    EndingController,
    ReroutingController,
    RestrictionController,
    AccompanyController,
    MessagesController,
    VersionsController,
  ],
  providers: [ActOnCase, DecideOnCase, Exchange, ShowCase, ReadCases],
  exports: [ActOnCase, DecideOnCase, Exchange, ReadCases, ShowCase],
})
export class CasesModule {}
