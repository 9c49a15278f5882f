import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#persistence/unit-of-work';
import { witnessOf } from '#platform/factors';
import { ApiSettings } from '../ground/api-settings';
import { inUtc } from '../http/iso';
import { Problem } from '../http/problem';
import type { Visit } from '../http/visit';

/** One call of a function of the schema `who`, which alone may touch accounts and sessions. */
export interface Call {
  text: string;
  values?: unknown[];
}

/** Asks the functions that check secrets, each call in a transaction that carries the visitor's own. */
@Injectable()
export class Verifier {
  /** Shown with whatever the API alone has checked. */
  readonly witness: Buffer;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    settings: ApiSettings,
  ) {
    this.witness = witnessOf(settings.SIGN_IN_SECRET);
  }

  /** The first row; undefined when there is none. The transaction may write. */
  async find<T>(
    visit: Pick<Visit, 'session' | 'requestId'>,
    { text, values = [] }: Call,
  ): Promise<T | undefined> {
    const bearer = { audience: null, session: visit.session, request: visit.requestId } as const;
    const [row] = await this.unitOfWork.write(bearer, (db) => db.query<T[]>(text, values));
    return row;
  }

  /** Whose session it is, half open or whole. @throws Problem when it is nobody's */
  async now(visit: Visit): Promise<{ account_id: string; email: string }> {
    const call = { text: 'select account_id, email from who.session_now()' };
    const now = await this.find<{ account_id: string; email: string }>(visit, call);
    if (!now) throw new Problem('sign_in_needed');
    return now;
  }

  /**
   * What a function says without changing anything, in a READ ONLY transaction; its instants in UTC.
   * @param text a call without arguments, of which one value is asked
   */
  async read<T>({ session }: Pick<Visit, 'session'>, text: string): Promise<T> {
    const bearer = { audience: null, session } as const;
    const [row] = await this.unitOfWork.read(bearer, (db) => db.query<Record<string, T>[]>(text));
    return inUtc(Object.values(row ?? {})[0]!);
  }

  /** The one value of the one row. */
  async ask<T>(visit: Pick<Visit, 'session' | 'requestId'>, call: Call): Promise<T> {
    const row = await this.find<Record<string, T>>(visit, call);
    return Object.values(row ?? {})[0]!;
  }
}

/** @throws Problem when an attempt comes too soon after those that failed */
export function refuseHaste(seconds: number): void {
  if (seconds > 0) throw new Problem('too_many_attempts', { headers: { 'retry-after': String(seconds) } });
}
