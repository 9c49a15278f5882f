import { Module } from '@nestjs/common';
import { RecordController } from './record.controller';
import { ReadRecord } from './read-record';

@Module({ controllers: [RecordController], providers: [ReadRecord] })
export class RecordModule {}
