import { Module } from '@nestjs/common';
import { CountOutOfScope } from './count-out-of-scope';
import { DeskController } from './desk.controller';

@Module({ controllers: [DeskController], providers: [CountOutOfScope] })
export class DeskModule {}
