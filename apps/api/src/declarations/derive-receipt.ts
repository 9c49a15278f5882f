import { Injectable } from '@nestjs/common';
import { deriveToken, fingerprintOf } from '#platform/ids';
import { ApiSettings } from '../ground/api-settings';
import { followUpSecret } from '../http/bearer-secrets';

interface ReceiptSecrets {
  reference: string;
  followUpCode: string;
  /** What is stored of them, 32 bytes. */
  followUpHash: Buffer;
}

// 12 characters for people to read aloud: 60 bits, and the code beside it has 128.
const REFERENCE_BYTES = 8;
const grouped = (text: string, size: number) => text.match(new RegExp(`.{1,${size}}`, 'g'))!.join('-');

/**
 * Reference and code come from the key and the body under a secret: a retry after a lost answer gets the
 * same receipt, although the code is stored nowhere.
 */
@Injectable()
export class DeriveReceipt {
  constructor(private readonly settings: ApiSettings) {}

  /** @param bodyHash SHA-256 of what was said, 32 bytes */
  execute(key: string, bodyHash: Buffer): ReceiptSecrets {
    const parts = [key, bodyHash.toString('hex')];
    const secret = this.settings.FOLLOW_UP_SECRET;
    const characters = deriveToken(secret, ['reference', ...parts], REFERENCE_BYTES).slice(0, 12);
    const reference = `VG-${grouped(characters, 4)}`;
    const followUpCode = grouped(deriveToken(secret, ['code', ...parts], 16), 5);
    return { reference, followUpCode, followUpHash: fingerprintOf(followUpSecret(reference, followUpCode)) };
  }
}
