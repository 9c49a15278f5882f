import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { UnitOfWork } from '#persistence/unit-of-work';
import type { FastifyReply } from 'fastify';
import { Described } from '../description/described';
import { Access, Who, type Principal } from '../http/access';
import { CaseId } from '../http/case-id';
import { Problem } from '../http/problem';
import { findCertificate, readCertificates } from './read-retention';
import { CertificatesRequest } from './retention.request';
import { CERTIFICATE_PAGE, SIGNED_CERTIFICATE } from './retention.response';

const READERS = { capability: 'read_certificates' } as const;

/** What is left of what was erased, for those who keep data and for those who see to it that they do. */
@Controller('retention/certificates')
export class CertificatesController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Get()
  @Access(READERS)
  @Described('Certificates of what was erased, newest first.', { answer: CERTIFICATE_PAGE })
  page(@Query() { after }: CertificatesRequest, @Who() { bearer }: Principal) {
    return this.unitOfWork.read(bearer, (db) => readCertificates(db, after ?? null));
  }

  @Get(':certificate')
  @Access(READERS)
  @Described('One certificate with its signature, as a file for `npm run audit:verify`.', {
    answer: SIGNED_CERTIFICATE,
    problems: ['not_found'],
  })
  async one(
    @Param('certificate', CaseId) id: string,
    @Who() { bearer }: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const found = await this.unitOfWork.read(bearer, (db) => findCertificate(db, id));
    if (!found) throw new Problem('not_found');
    reply.header('content-disposition', `attachment; filename="certificat-${id}.json"`);
    const { certificate: text, signature, key } = found;
    return { kind: 'certificate', text, signature, key };
  }
}
