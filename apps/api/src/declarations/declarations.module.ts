import { Module } from '@nestjs/common';
import { DeclarationsController } from './declarations.controller';
import { DeriveReceipt } from './derive-receipt';
import { SubmitDeclaration } from './submit-declaration';

@Module({ controllers: [DeclarationsController], providers: [SubmitDeclaration, DeriveReceipt] })
export class DeclarationsModule {}
