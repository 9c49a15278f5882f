import { Module } from '@nestjs/common';
import { CertificatesController } from './certificates.controller';
import { KeepData } from './keep-data';
import { RetentionController } from './retention.controller';

@Module({ controllers: [RetentionController, CertificatesController], providers: [KeepData] })
export class RetentionModule {}
