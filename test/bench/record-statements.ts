import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import type { Pipeline, Statement } from '#persistence/database';
import { Clock } from '#platform/clock';
import { newId } from '#platform/ids';
import { NO_LAW_TO_COME } from '#domain/obligations';
import { Client } from 'pg';
import { OwnDeclarationRequest } from '../../apps/api/src/declarations/declaration.request';
import { DeriveReceipt } from '../../apps/api/src/declarations/derive-receipt';
import { SubmitDeclaration } from '../../apps/api/src/declarations/submit-declaration';
import { Occasions } from '../../apps/api/src/ground/occasions';
import type { ApiSettings } from '../../apps/api/src/ground/api-settings';

export interface Recorded {
  /** Outside the transaction: what the directory is asked. */
  before: Statement[];
  /** In one transaction, in this order. */
  inside: Statement[];
}

/**
 * The statements of one declaration with their values, recorded where the product hands them to its driver:
 * if the product changes, its peer changes with it. Nothing is written.
 */
export async function recordStatements(
  settings: Readonly<Record<string, string>>,
  body: Record<string, unknown>,
): Promise<Recorded> {
  const recorded: Recorded = { before: [], inside: [] };
  const client = new Client({ connectionString: settings.INTAKE_DATABASE_URL });
  await client.connect();
  const recording: Pick<Pipeline, 'query' | 'commit'> = {
    async query<T>(text: string, values: unknown[]) {
      recorded.before.push({ text, values });
      return (await client.query(text, values)).rows as T[];
    },
    async commit(statements) {
      recorded.inside.push(...statements);
    },
  };
  const submit = new SubmitDeclaration(
    recording as Pipeline,
    new Occasions(new Clock(false), NO_LAW_TO_COME),
    new DeriveReceipt(settings as unknown as ApiSettings),
  );
  await submit.execute(plainToInstance(OwnDeclarationRequest, body), {
    actor: { kind: 'declarant' },
    bearer: null,
    channel: 'web',
    idempotencyKey: 'recorded-for-the-bench',
    requestId: newId(),
    reachedDeskAt: null,
  });
  await client.end();
  return recorded;
}
