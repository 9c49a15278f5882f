import { Module } from '@nestjs/common';
import { AdministerClosures } from './administer-closures';
import { ClosuresController } from './closures.controller';
import { CountOutOfScope } from './count-out-of-scope';
import { DeskController } from './desk.controller';

@Module({
  controllers: [DeskController, ClosuresController],
  providers: [CountOutOfScope, AdministerClosures],
})
export class DeskModule {}
