import type { LawInForce } from '#domain/obligations';

/** Tokens and shapes of what the worker is given at start. */
export const LOG = Symbol('log');
export const MAIL = Symbol('mail channel');
export const SEAL = Symbol('sealing threads');

export abstract class WorkerSettings {
  readonly REDIS_URL: string;
  readonly REDIS_PREFIX: string;
  readonly PUBLIC_URL: string;
  readonly DESK_PHONE: string;
  readonly ONCALL_EMAIL: string;
  readonly LINK_SECRET: string;
  readonly RELAY_INTERVAL_MS: string;
  readonly DEADLINES_INTERVAL_MS: string;
  readonly CHANGES_INTERVAL_MS: string;
  readonly LEASE_MS: string;
  readonly SEALING_INTERVAL_MS: string;
  readonly RETENTION_INTERVAL_MS: string;
  readonly TIMESTAMP_URL: string;
  readonly WITNESS_FILE: string;
  readonly WITNESS_EMAILS: string;
}

/** Dates of texts to come, as the operator set them. */
export abstract class Law implements LawInForce {
  readonly nis2: LawInForce['nis2'];
}

/** The desk as it signs: its private key is read once, here and in no other process. */
export abstract class DeskIdentity {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly key: { privateKey: string; passphrase: string };
}
