import { Line, OneOf, Shaped } from '../http/fields';

const BASE64URL = /^[A-Za-z0-9_-]{1,8000}$/;
const CREDENTIAL = /^[A-Za-z0-9_-]{1,1366}$/;
const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;

/** What an authenticator signed (WebAuthn level 3 §5.2.2), binary members in base64url. */
export class PasskeyRequest {
  @Shaped(CREDENTIAL) id: string;
  @Shaped(BASE64URL) clientDataJSON: string;
  @Shaped(BASE64URL) authenticatorData: string;
  @Shaped(BASE64URL) signature: string;
}

/** What an authenticator made (§5.2.1). */
export class AddPasskeyRequest {
  @Line(60, { description: 'By which the person recognises it.' }) label: string;
  @Shaped(CREDENTIAL) id: string;
  @Shaped(BASE64URL) clientDataJSON: string;
  @Shaped(BASE64URL) attestationObject: string;
  @OneOf(TRANSPORTS, { optional: true, list: 7 }) transports?: string[];
}
