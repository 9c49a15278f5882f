import { Injectable } from '@nestjs/common';
import type { RetentionRule } from '#domain/retention';
import { insertRows } from '#persistence/database';
import { auditOf } from '#persistence/record';
import { noteErasure } from '#persistence/retention';
import { execute } from '#persistence/unit-of-work';
import { newId } from '#platform/ids';
import type { EntityManager } from 'typeorm';
import { RecordKey } from '../sealing/record-key';

const SYSTEM = { kind: 'system' } as const;

interface Erased {
  caseId: string | null;
  rule: RetentionRule;
  rows: Record<string, number>;
  /** Two persons asked for it before its time. */
  asked: boolean;
  /** Clock of the product, epoch ms. */
  at: number;
}

/** Writes what was erased, by which rule and when, signed with the key of the record, and its line in the record; nothing of the case itself. */
@Injectable()
export class CertifyErasure {
  constructor(private readonly key: RecordKey) {}

  async execute(db: EntityManager, { caseId, rule, rows, asked, at }: Erased): Promise<void> {
    const id = newId();
    const certificate = JSON.stringify({
      format: 'vigie-certificate/1',
      ...{ id, case: caseId, rule: rule.kind, version: rule.version, what: rule.what },
      ...{ basis: rule.basis, proof: rule.proof, askedByTwoPersons: asked },
      ...{ erasedAt: new Date(at).toISOString(), recordedAt: new Date().toISOString(), rows },
      key: this.key.keyId.toString('hex'),
    });
    const signature = this.key.sign(Buffer.from(certificate));
    const named = { id, caseId, rule: rule.kind, erasedAt: at };
    await noteErasure(db, { ...named, certificate, signature, keyId: this.key.keyId });
    const change = { now: at, actor: SYSTEM, newId, action: 'erase', requestId: null };
    const object = { type: caseId === null ? 'traces' : 'case', id: caseId ?? rule.kind, caseId };
    await execute(db, insertRows('audit_event', [auditOf(change, object, { rule: rule.kind, rows })]));
  }
}
