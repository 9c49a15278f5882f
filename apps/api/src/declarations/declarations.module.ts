import { Module } from '@nestjs/common';
import { DeclarationsController } from './declarations.controller';
import { SubmitDeclaration } from './submit-declaration';

@Module({ controllers: [DeclarationsController], providers: [SubmitDeclaration] })
export class DeclarationsModule {}
