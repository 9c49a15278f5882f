import { CAPABILITIES } from '#domain/access';
import * as s from '../description/schema';
import { FACTORS, STAGES } from './opened-session';

export const OPENED_SESSION = s.component('OpenedSession', {
  ...s.closed({
    token: s.text,
    expiresInSeconds: s.count,
    stage: s.words(STAGES),
    factors: s.listOf(s.words(FACTORS)),
  }),
  description:
    'The token for programs; browsers have it as a cookie too. Until `stage` is `complete` it opens nothing but the second factor, or enrolment where the account has none.',
});

export const SESSION = s.component(
  'Session',
  s.closed({
    kind: s.words(['staff', 'party']),
    function: s.text,
    organisation: s.text,
    organisationName: s.text,
    capabilities: s.listOf(s.words(CAPABILITIES)),
  }),
);

export const SESSION_LIST = s.component(
  'SessionList',
  s.closed({
    sessions: s.listOf(
      s.closed({
        id: s.id,
        device: s.text,
        method: s.text,
        openedAt: s.instant,
        seenAt: s.instant,
        expiresAt: s.instant,
        current: s.flag,
      }),
    ),
  }),
);

const CREDENTIALS = s.listOf(s.closed({ id: s.text, type: s.words(['public-key']) }));
const VERIFIED = s.words(['required']);

export const PASSKEY_OPTIONS = s.component('PasskeyOptions', {
  ...s.closed({
    rpId: s.text,
    challenge: s.text,
    allowCredentials: CREDENTIALS,
    timeout: s.count,
    userVerification: VERIFIED,
  }),
  description: 'What the browser asks an authenticator to sign (WebAuthn level 3 §5.1.9).',
});

export const NEW_PASSKEY_OPTIONS = s.component('NewPasskeyOptions', {
  ...s.closed({
    challenge: s.text,
    rp: s.closed({ id: s.text, name: s.text }),
    user: s.closed({ id: s.text, name: s.text, displayName: s.text }),
    pubKeyCredParams: s.listOf(s.closed({ alg: { type: 'integer' }, type: s.words(['public-key']) })),
    timeout: s.count,
    attestation: s.words(['none']),
    excludeCredentials: CREDENTIALS,
    authenticatorSelection: s.closed({
      residentKey: VERIFIED,
      userVerification: VERIFIED,
      requireResidentKey: s.flag,
    }),
    extensions: s.closed({ credProps: s.flag }),
    hints: s.listOf(s.text),
  }),
  description: 'What the browser asks an authenticator to make (WebAuthn level 3 §5.1.8).',
});
