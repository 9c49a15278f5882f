import { createHash, webcrypto } from 'node:crypto';
import { Integer, ObjectIdentifier, OctetString, Sequence, Utf8String } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  Extension,
  ExtKeyUsage,
  IssuerAndSerialNumber,
  MessageImprint,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TSTInfo,
} from 'pkijs';

const SHA_256 = '2.16.840.1.101.3.4.2.1';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';

/** An invented time-stamping authority inside the test: its key lives and dies with it. */
export class TimeStampAuthority {
  private constructor(
    private readonly key: webcrypto.CryptoKey,
    private readonly certificate: Certificate,
    /** Who vouches for it. */
    readonly anchor: Certificate,
  ) {}

  static async found(): Promise<TimeStampAuthority> {
    const [root, own] = [await aPair(), await aPair()];
    const ca = new Extension({
      ...{ extnID: '2.5.29.19', critical: true },
      extnValue: new BasicConstraints({ cA: true }).toSchema().toBER(),
    });
    const usage = new Extension({
      ...{ extnID: '2.5.29.37', critical: true },
      extnValue: new ExtKeyUsage({ keyPurposes: ['1.3.6.1.5.5.7.3.8'] }).toSchema().toBER(),
    });
    const rootName = 'Racine d’essai';
    const anchor = await certify({ name: rootName, issuer: rootName, extension: ca }, root, root);
    const certificate = await certify(
      { name: 'Horodatage d’essai', issuer: rootName, extension: usage },
      own,
      root,
    );
    return new TimeStampAuthority(own.privateKey, certificate, anchor);
  }

  /** A token in DER over `bytes`, dated `at` (epoch ms). */
  async stamp(bytes: Buffer, at: number, nonce = Buffer.of(1)): Promise<Buffer> {
    const hashedMessage = new OctetString({ valueHex: sha256(bytes) });
    const hashAlgorithm = new AlgorithmIdentifier({ algorithmId: SHA_256 });
    const info = new TSTInfo({
      ...{ version: 1, policy: '1.2.3.4.1', genTime: new Date(at) },
      messageImprint: new MessageImprint({ hashAlgorithm, hashedMessage }),
      serialNumber: new Integer({ value: 1 }),
      nonce: new Integer({ valueHex: nonce }),
    });
    const content = info.toSchema().toBER();
    const eContent = new OctetString({ valueHex: content });
    const signed = new SignedData({
      version: 3,
      encapContentInfo: new EncapsulatedContentInfo({ eContentType: TST_INFO, eContent }),
      signerInfos: [this.signer(Buffer.from(content))],
      certificates: [this.certificate],
    });
    await signed.sign(this.key as never, 0, 'SHA-256');
    const whole = new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) });
    return Buffer.from(whole.toSchema().toBER());
  }

  private signer(content: Buffer): SignerInfo {
    const { issuer, serialNumber } = this.certificate;
    const der = Buffer.from(this.certificate.toSchema(true).toBER());
    const named = new Sequence({ value: [new OctetString({ valueHex: sha256(der) })] });
    const attribute = (type: string, value: object) => new Attribute({ type, values: [value] });
    const attributes = [
      attribute('1.2.840.113549.1.9.3', new ObjectIdentifier({ value: TST_INFO })),
      attribute('1.2.840.113549.1.9.4', new OctetString({ valueHex: sha256(content) })),
      attribute('1.2.840.113549.1.9.16.2.47', new Sequence({ value: [new Sequence({ value: [named] })] })),
    ];
    const signedAttrs = new SignedAndUnsignedAttributes({ type: 0, attributes });
    return new SignerInfo({
      version: 1,
      sid: new IssuerAndSerialNumber({ issuer, serialNumber }),
      signedAttrs,
    });
  }
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest();

const aPair = () =>
  webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);

interface Certified {
  name: string;
  issuer: string;
  extension: Extension;
}

async function certify(
  { name, issuer, extension }: Certified,
  own: webcrypto.CryptoKeyPair,
  signer: webcrypto.CryptoKeyPair,
): Promise<Certificate> {
  const certificate = new Certificate({ version: 2, serialNumber: new Integer({ value: name.length }) });
  const say = (value: string) =>
    new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value }) });
  certificate.subject.typesAndValues.push(say(name));
  certificate.issuer.typesAndValues.push(say(issuer));
  certificate.notBefore.value = new Date('2026-01-01');
  certificate.notAfter.value = new Date('2036-01-01');
  certificate.extensions = [extension];
  await certificate.subjectPublicKeyInfo.importKey(own.publicKey as never);
  await certificate.sign(signer.privateKey as never, 'SHA-256');
  return Certificate.fromBER(certificate.toSchema(true).toBER());
}
