import { createHash } from 'node:crypto';
import { CLEARANCES, type Role } from '#domain/access';
import { findFingerprint } from '#notifications/openpgp';
import { sealSecret } from '#platform/factors';
import { newId } from '#platform/ids';
import type { Client } from 'pg';
import { keepWitness } from './keep-witness';

export { inventTotpSecrets } from './demonstration-totp';

export interface SeedOrganisation {
  code: string;
  kind: 'cert' | 'authority' | 'ars' | 'facility';
  name: string;
  email: string | null;
}

export interface SeedAccount {
  email: string;
  organisation: string;
  role: Role;
  function: string;
}

/** The secret of an invented authenticator application, and the operator's secret under which it is sealed. */
export interface SeedTotp {
  secret: string;
  sealedUnder: string;
}

/** Writes the directory of a demonstration; what is already there stays as it is. */
export class SeedDirectory {
  constructor(
    private readonly client: Client,
    /** Epoch ms. */
    private readonly now: number,
  ) {}

  /** As the migrations keep it: a demonstration may have another secret than the one that migrated. */
  witness(secret: string): Promise<void> {
    return keepWitness(this.client, secret);
  }

  async organisation({ code, kind, name, email }: SeedOrganisation): Promise<void> {
    await this.client.query(
      `insert into organisation (id, code, kind, name, email) values ($1, $2, $3, $4, $5)
       on conflict (code) do nothing`,
      [newId(), code, kind, name, email],
    );
  }

  /** Pins a key; the demonstration made it itself, which is its proof of origin. */
  async key(code: string, armored: string): Promise<void> {
    const fingerprint = await findFingerprint(armored);
    await this.client.query(
      `insert into organisation_key (id, organisation_id, fingerprint, armored, proof_of_origin, pinned_at)
       select $1, id, $2, $3, 'clé fabriquée pour la démonstration', $4 from organisation where code = $5
       on conflict (organisation_id, fingerprint) do nothing`,
      [newId(), fingerprint?.toUpperCase(), armored, new Date(this.now), code],
    );
  }

  /** People of the desk to whom a case is granted together. */
  async team(code: string, name: string, members: string[]): Promise<void> {
    await this.client.query(
      `insert into team (id, organisation_id, code, name) select $1, id, $2, $3 from organisation where code = 'cert'
       on conflict (code) do nothing`,
      [newId(), code, name],
    );
    await this.client.query(
      `insert into team_member (team_id, account_id) select t.id, a.id from team t, account a
       where t.code = $1 and a.email = any ($2) on conflict do nothing`,
      [code, members],
    );
  }

  /** An account that may sign in at once: its password, and the secret of its authenticator application. */
  async account(
    account: SeedAccount,
    { salt, proof }: { salt: Buffer; proof: Buffer },
    totp: SeedTotp,
  ): Promise<void> {
    const { tlpCeiling, compartments } = CLEARANCES[account.role].whole;
    const stored = createHash('sha256').update(proof).digest();
    const id = newId();
    const { rowCount } = await this.client.query(
      `insert into account (id, organisation_id, email, function, role, password_salt, password_proof, enrolled_at,
         tlp_ceiling, compartments)
       select $1, id, $2, $3, $4, $5, $6, now(), $8, $9 from organisation where code = $7
       on conflict (lower(email)) do nothing`,
      [
        ...[id, account.email, account.function, account.role, salt, stored, account.organisation],
        ...[tlpCeiling, compartments],
      ],
    );
    if (rowCount === 0) return;
    await this.client.query(`insert into totp (account_id, sealed, confirmed_at) values ($1, $2, now())`, [
      id,
      sealSecret(totp.secret, id, totp.sealedUnder),
    ]);
  }
}
