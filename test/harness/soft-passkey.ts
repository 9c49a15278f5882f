import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

const BASE64URL = 'base64url';
/** User present, user verified (WebAuthn §6.1). */
const FLAGS = 0x05;
/** The same, and the key itself follows. */
const FLAGS_WITH_KEY = 0x45;
const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest();

/** Map, key type EC2, algorithm ES256, curve P-256, then both coordinates: a COSE key (RFC 9052 §7) by hand. */
function coseKey(x: Buffer, y: Buffer): Buffer {
  const head = Buffer.from('a5010203262001215820', 'hex');
  return Buffer.concat([head, x, Buffer.from('225820', 'hex'), y]);
}

/** What a browser would send to prove the passkey. */
export interface Assertion {
  id: string;
  clientDataJSON: string;
  authenticatorData: string;
  signature: string;
}

/** What a browser would send when a passkey was made. */
export interface Attestation {
  id: string;
  clientDataJSON: string;
  attestationObject: string;
}

/** CBOR by hand: a map of `fmt` "none", an empty `attStmt`, and `authData` (WebAuthn §6.5.4), shorter than 256 bytes. */
function attestationOf(authData: Buffer): Buffer {
  const head = Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex');
  return Buffer.concat([head, Buffer.of(authData.length), authData]);
}

/** An authenticator in software: one ES256 key, a counter, and a person who always consents. */
export class SoftPasskey {
  readonly credentialId = randomBytes(32);
  readonly publicKey: Buffer;
  private readonly pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private count = 0;

  constructor(
    private readonly rpId: string,
    private readonly origin: string,
  ) {
    const { x, y } = this.pair.publicKey.export({ format: 'jwk' });
    this.publicKey = coseKey(Buffer.from(x!, BASE64URL), Buffer.from(y!, BASE64URL));
  }

  /** Answers the challenge of an enrolment: the key is new, and says nothing of who made it. */
  enrol(challenge: string): Attestation {
    const clientData = { type: 'webauthn.create', challenge, origin: this.origin, crossOrigin: false };
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.credentialId.length);
    // Counter and model of the authenticator: four and sixteen bytes of nothing.
    const head = Buffer.concat([sha256(this.rpId), Buffer.of(FLAGS_WITH_KEY), Buffer.alloc(4 + 16), length]);
    const authData = Buffer.concat([head, this.credentialId, this.publicKey]);
    return {
      id: this.credentialId.toString(BASE64URL),
      clientDataJSON: Buffer.from(JSON.stringify(clientData)).toString(BASE64URL),
      attestationObject: attestationOf(authData).toString(BASE64URL),
    };
  }

  /** Signs a challenge. `change`: what an attacker would do otherwise. */
  sign(challenge: string, change: { origin?: string; rpId?: string; type?: string } = {}): Assertion {
    const { origin = this.origin, rpId = this.rpId, type = 'webauthn.get' } = change;
    this.count += 1;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.count);
    const authenticatorData = Buffer.concat([sha256(rpId), Buffer.from([FLAGS]), counter]);
    const clientData = Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
    const signed = createSign('sha256').update(authenticatorData).update(sha256(clientData));
    return {
      id: this.credentialId.toString(BASE64URL),
      clientDataJSON: clientData.toString(BASE64URL),
      authenticatorData: authenticatorData.toString(BASE64URL),
      signature: signed.sign(this.pair.privateKey).toString(BASE64URL),
    };
  }
}
