import { Injectable } from '@nestjs/common';
import { Problem } from '../http/problem';
import type { Visit } from '../http/visit';
import { Verifier } from './verifier';

/** The sessions of whoever asks: listed, and ended one by one or together. */
@Injectable()
export class OwnSessions {
  constructor(private readonly verifier: Verifier) {}

  list(visit: Visit): Promise<unknown[]> {
    return this.verifier.read(visit, 'select who.own_sessions()');
  }

  /** The account of whoever asks, with the name of its organisation. */
  account(visit: Visit): Promise<{ organisation: string }> {
    return this.verifier.read(visit, 'select who.own_account()');
  }

  /** @param session null: all others. @throws Problem when it is not one of the own that is open */
  async revoke(visit: Visit, session: string | null): Promise<void> {
    const call = { text: 'select who.revoke_sessions($1)', values: [session] };
    const ended = await this.verifier.ask<number>(visit, call);
    if (session !== null && ended === 0) throw new Problem('not_found');
  }

  async close(visit: Visit): Promise<void> {
    await this.verifier.ask(visit, { text: 'select who.close_session()' });
  }
}
