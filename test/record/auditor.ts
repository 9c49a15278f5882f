import { spawnSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { REPOSITORY } from '../harness/child-process';
import { eventually } from '../harness/eventually';
import type { Installation } from '../harness/installation';

/** Somebody outside who exports and verifies the record with the two commands, and trusts neither. */
export class Auditor {
  readonly key: string;
  private count = 0;

  constructor(private readonly installation: Installation) {
    this.key = path.join(installation.folder, 'record.pub.pem');
    const publicKey = createPublicKey(readFileSync(installation.settings.RECORD_KEY_FILE!));
    writeFileSync(this.key, publicKey.export({ type: 'spki', format: 'pem' }));
  }

  /** Waits until every audit event has its place under a signed head, in the database and at the witness. */
  async awaitSealed(): Promise<void> {
    await eventually('every event is sealed and witnessed', async () => {
      const [row] = await this.installation.adminQuery<{ waiting: number; last: string }>(
        `select (select count(*)::int from audit_leaf where position is null) as waiting,
           (select max(number)::text from sealed_head) as last`,
      );
      const witnessed = readFileSync(this.installation.settings.WITNESS_FILE!, 'utf8');
      return row!.waiting === 0 && witnessed.includes(`\nnumber ${row!.last}\n`);
    });
  }

  /** @returns the file of the export */
  export(...more: string[]): string {
    this.count += 1;
    const file = path.join(this.installation.folder, `record-${this.count}.ndjson`);
    // What a witness holds before the export: the record goes on while it is written.
    copyFileSync(this.installation.settings.WITNESS_FILE!, `${file}.witness`);
    const { code, said } = this.run('audit-export.mjs', file, ...more);
    if (code !== 0) throw new Error(said);
    return file;
  }

  /** The same, against what the witness held when that export began. */
  verifyWitnessed(file: string): { code: number | null; said: string } {
    return this.verify(file, '--witness', `${file}.witness`);
  }

  verify(file: string, ...more: string[]): { code: number | null; said: string } {
    return this.run('audit-verify.mjs', file, '--key', this.key, ...more);
  }

  private run(script: string, ...given: string[]): { code: number | null; said: string } {
    const { SEALER_DATABASE_URL } = this.installation.settings;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [path.join(REPOSITORY, 'scripts', script), ...given],
      {
        encoding: 'utf8',
        // The verifier is given no address at all.
        env: { PATH: process.env.PATH, ...(script === 'audit-export.mjs' ? { SEALER_DATABASE_URL } : {}) },
      },
    );
    return { code: status, said: stdout + stderr };
  }
}
