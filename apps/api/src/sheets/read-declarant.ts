import { Injectable } from '@nestjs/common';
import type { Declarant } from '#domain/declarations';
import { DeclarationTable } from '#persistence/cases';
import { UnitOfWork } from '#persistence/unit-of-work';
import { Not } from 'typeorm';
import type { Principal } from '../http/access';

/**
 * Reads who declared, and under which number of the business register, as last said for this case: what came with a
 * duplicate names nobody here.
 */
@Injectable()
export class ReadDeclarant {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @param caseId a case whose reading is recorded already */
  async of(
    { bearer }: Principal,
    caseId: string,
  ): Promise<{ declarant: Declarant | null; siret: string | null }> {
    const versions = await this.unitOfWork.read(bearer, (db) =>
      db.find(DeclarationTable, { where: { caseId, kind: Not('merged') }, order: { version: 'ASC' } }),
    );
    const declarant = versions.findLast((version) => version.declarant !== null)?.declarant ?? null;
    const named = versions.findLast((version) => version.facility !== null)?.facility ?? null;
    return { declarant, siret: named?.siret ?? null };
  }
}
