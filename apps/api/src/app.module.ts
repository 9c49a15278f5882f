import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import type { Log } from '#platform/logging';
import type { Settings } from '#platform/settings';
import { AccessModule } from './access/access.module';
import { AccountsModule } from './accounts/accounts.module';
import { AcknowledgementsModule } from './acknowledgements/acknowledgements.module';
import { AdministrationModule } from './administration/administration.module';
import { CasesModule } from './cases';
import { DeclarationsModule } from './declarations/declarations.module';
import { DeskModule } from './desk/desk.module';
import { DemonstrationModule } from './demonstration/demonstration.module';
import { FacilitiesModule } from './facilities/facilities.module';
import { FamiliesModule } from './families/families.module';
import { FederationModule } from './federation/federation.module';
import { FollowUpModule } from './follow-up/follow-up.module';
import { GroundModule } from './ground/ground.module';
import { LOG } from './ground/log';
import { HealthModule } from './health/health.module';
import { RecordModule } from './record/record.module';
import { RetentionModule } from './retention/retention.module';
import { SearchModule } from './search/search.module';
import { SheetsModule } from './sheets/sheets.module';
import { StatisticsModule } from './statistics/statistics.module';
import { ToolsModule } from './tools/tools.module';
import { RecommendationsModule } from './recommendations/recommendations.module';
import { AnswerProblems } from './http/answer-problems';
import { GuardAccess } from './http/guard-access';
import { KeepToBudget } from './http/reading-budget';
import { validateBody } from './http/validate-body';

const FEATURES = [
  DeclarationsModule,
  FollowUpModule,
  CasesModule,
  AccessModule,
  FamiliesModule,
  SheetsModule,
  AcknowledgementsModule,
  AccountsModule,
  AdministrationModule,
  FederationModule,
  ToolsModule,
  RecommendationsModule,
  DeskModule,
  SearchModule,
  StatisticsModule,
  FacilitiesModule,
  HealthModule,
  RecordModule,
  RetentionModule,
];

/** The API: one module a feature, one guard, one filter, one pipe. */
@Module({})
export class AppModule {
  static with(settings: Settings, log: Log): DynamicModule {
    const movable = settings.MOVABLE_CLOCK === 'true' ? [DemonstrationModule] : [];
    return {
      module: AppModule,
      imports: [GroundModule.with(settings, log), ...FEATURES, ...movable],
      providers: [
        KeepToBudget,
        { provide: APP_GUARD, useClass: GuardAccess },
        { provide: APP_PIPE, useFactory: validateBody },
        { provide: APP_FILTER, useFactory: (own: Log) => new AnswerProblems(own), inject: [LOG] },
      ],
    };
  }
}
