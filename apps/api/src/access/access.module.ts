import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { AnswerAccess } from './answer-access';
import { AskAccess } from './ask-access';
import { BreakGlass } from './break-glass';
import { CircleController } from './circle.controller';
import { GiveAccess } from './give-access';
import { GlassController } from './glass.controller';
import { MarkItem } from './mark-item';
import { MarkingController } from './marking.controller';
import { ReadCircle } from './read-circle';
import { ReadWaiting } from './read-waiting';
import { RequestsController } from './requests.controller';

@Module({
  imports: [CasesModule],
  controllers: [CircleController, MarkingController, RequestsController, GlassController],
  providers: [AnswerAccess, AskAccess, BreakGlass, GiveAccess, MarkItem, ReadCircle, ReadWaiting],
})
export class AccessModule {}
