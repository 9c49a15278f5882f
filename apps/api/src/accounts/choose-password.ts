import { Injectable } from '@nestjs/common';
import { newSalt, PASSWORD_LENGTH, provePassword, readLeakedPasswords } from '#platform/passwords';
import { ApiSettings } from '../ground/api-settings';
import { Problem } from '../http/problem';
import type { Visit } from '../http/visit';
import { Verifier } from './verifier';

const WEAK = {
  fr: `Au moins ${PASSWORD_LENGTH.min} caractères, et pas un mot de passe que tout le monde connaît. Quelques mots sans lien font l’affaire.`,
  en: `At least ${PASSWORD_LENGTH.min} characters, and no password that the world knows. A few unrelated words will do.`,
};

/** Passwords: long, and on no list of leaked ones; nothing else is asked of them, and none ever expires. */
@Injectable()
export class ChoosePassword {
  private readonly leaked: Promise<(password: string) => boolean>;

  constructor(
    private readonly verifier: Verifier,
    settings: ApiSettings,
  ) {
    this.leaked = readLeakedPasswords(settings.LEAKED_LIST_FILE);
    // Awaited by the first who chooses; a file that cannot be read is told at start by `onModuleInit`.
    this.leaked.catch(() => undefined);
  }

  /** @throws when the operator's list cannot be read */
  async onModuleInit(): Promise<void> {
    await this.leaked;
  }

  async isWeak(password: string): Promise<boolean> {
    const { length } = password.normalize('NFKC');
    return length < PASSWORD_LENGTH.min || (await this.leaked)(password);
  }

  /** @throws Problem naming the field */
  refuse(): never {
    throw new Problem('invalid_fields', { errors: [{ field: 'password', message: WEAK }] });
  }

  /** Ends every other session of the account. */
  async execute(visit: Visit, password: string): Promise<void> {
    if (await this.isWeak(password)) this.refuse();
    const salt = newSalt();
    await this.verifier.ask(visit, {
      text: 'select who.set_password($1, $2)',
      values: [salt, await provePassword(password, salt)],
    });
  }
}
