import { ROLES } from '#domain/access';
import * as s from '../description/schema';

export const OWN_ACCOUNT = s.component(
  'OwnAccount',
  s.closed({
    email: s.text,
    function: s.text,
    role: s.words(Object.keys(ROLES)),
    organisation: s.text,
    totp: s.flag,
    recoveryCodes: s.count,
    passkeys: s.listOf(
      s.closed({ id: s.id, label: s.text, addedAt: s.instant, lastUsedAt: s.orNull(s.instant) }),
    ),
    identities: s.listOf(s.closed({ id: s.id, issuer: s.text, linkedAt: s.instant })),
  }),
);

export const TOTP_SECRET = s.component('TotpSecret', {
  ...s.closed({ secret: s.text, address: s.text }),
  description: 'Shown once, in base 32 and as the `otpauth://` address that applications read.',
});

export const RECOVERY_CODES = s.component('RecoveryCodes', {
  ...s.closed({ codes: s.listOf(s.text) }),
  description: 'Shown once; each serves once, beside the password. Those from before are worth nothing.',
});
