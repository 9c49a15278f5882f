import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { AcknowledgementsController } from './acknowledgements.controller';
import { ReadLetter } from './read-letter';

@Module({ imports: [CasesModule], controllers: [AcknowledgementsController], providers: [ReadLetter] })
export class AcknowledgementsModule {}
