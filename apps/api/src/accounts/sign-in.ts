import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#persistence/unit-of-work';
import { fingerprintOf, newToken } from '#platform/ids';
import { provePassword } from '#platform/passwords';
import { Problem } from '../http/problem';

const NOBODY = { audience: null, session: null } as const;
const LIFETIME = '12 hours';
const WINDOW = '15 minutes';
const TRIES = 10;

/** Opens a session. Known and unknown addresses take the same time and get the same answer. */
@Injectable()
export class SignIn {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @returns the session token, shown once; only its hash is stored. */
  async execute(email: string, password: string): Promise<string> {
    const identity = email.trim().toLowerCase();
    const digest = fingerprintOf(identity);
    const [{ failures, salt }] = await this.unitOfWork.read(NOBODY, (db) =>
      db.query<[{ failures: string; salt: Buffer }]>(
        `select who.failed_sign_ins($1, $2::interval) as failures, who.salt_of($3) as salt`,
        [digest, WINDOW, identity],
      ),
    );
    if (Number(failures) >= TRIES)
      throw new Problem('too_many_attempts', { headers: { 'retry-after': '900' } });
    const proof = await provePassword(password, salt);
    const token = newToken();
    const [{ opened }] = await this.unitOfWork.write(NOBODY, (db) =>
      db.query<[{ opened: boolean }]>(`select who.open_session($1, $2, $3, $4, $5::interval) as opened`, [
        identity,
        proof,
        digest,
        fingerprintOf(token),
        LIFETIME,
      ]),
    );
    if (!opened) throw new Problem('sign_in_refused');
    return token;
  }
}
