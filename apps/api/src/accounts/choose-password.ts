import { Injectable } from '@nestjs/common';
import {
  newSalt,
  PASSWORD_LENGTH,
  provePassword,
  readLeakedPasswords,
  type IsLeaked,
} from '#platform/passwords';
import { ApiSettings } from '../ground/api-settings';
import { Problem } from '../http/problem';
import type { Visit } from '../http/visit';
import { Verifier } from './verifier';

const WEAK = {
  fr: `Au moins ${PASSWORD_LENGTH.min} caractères, et pas un mot de passe que tout le monde connaît. Quelques mots sans lien font l’affaire.`,
  en: `At least ${PASSWORD_LENGTH.min} characters, and no password that the world knows. A few unrelated words will do.`,
};

/** Passwords: long, on no list of leaked ones and not made by a guesser's rules; nothing else is asked, none ever expires. */
@Injectable()
export class ChoosePassword {
  private readonly leaked: Promise<IsLeaked>;
  private readonly desk: string;

  constructor(
    private readonly verifier: Verifier,
    settings: ApiSettings,
  ) {
    this.desk = settings.DESK_NAME;
    this.leaked = readLeakedPasswords(settings.LEAKED_LIST_FILE);
    // Awaited by the first who chooses; a file that cannot be read is told at start by `onModuleInit`.
    this.leaked.catch(() => undefined);
  }

  /** @throws when the operator's list cannot be read */
  async onModuleInit(): Promise<void> {
    await this.leaked;
  }

  /** @param email of whoever chooses it: what is made of it is no secret */
  async isWeak(password: string, email: string): Promise<boolean> {
    const { length } = password.normalize('NFKC');
    return length < PASSWORD_LENGTH.min || (await this.leaked)(password, [email, this.desk]);
  }

  /** @throws Problem naming the field */
  refuse(): never {
    throw new Problem('invalid_fields', { errors: [{ field: 'password', message: WEAK }] });
  }

  /** Ends every other session of the account. */
  async execute(visit: Visit, password: string): Promise<void> {
    const { email } = await this.verifier.now(visit);
    if (await this.isWeak(password, email)) this.refuse();
    const salt = newSalt();
    await this.verifier.ask(visit, {
      text: 'select who.set_password($1, $2)',
      values: [salt, await provePassword(password, salt)],
    });
  }
}
