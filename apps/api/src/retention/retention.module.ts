import { Module } from '@nestjs/common';
import { KeepData } from './keep-data';
import { RetentionController } from './retention.controller';

@Module({ controllers: [RetentionController], providers: [KeepData] })
export class RetentionModule {}
