import { Module } from '@nestjs/common';
import { CountCases } from './count-cases';
import { StatisticsController } from './statistics.controller';

@Module({ controllers: [StatisticsController], providers: [CountCases] })
export class StatisticsModule {}
