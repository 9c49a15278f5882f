import { Module } from '@nestjs/common';
import { CasesController } from './cases.controller';
import { CommandsController } from './commands.controller';
import { DecideOnCase } from './decide-on-case';
import { ReadCases } from './read-cases';

@Module({
  controllers: [CasesController, CommandsController],
  providers: [DecideOnCase, ReadCases],
  exports: [DecideOnCase, ReadCases],
})
export class CasesModule {}
