import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { FollowUpController } from './follow-up.controller';
import { ReadFollowUp } from './read-follow-up';

@Module({ imports: [CasesModule], controllers: [FollowUpController], providers: [ReadFollowUp] })
export class FollowUpModule {}
