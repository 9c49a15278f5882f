import { type Sequence } from 'asn1js';
import { createHash } from 'node:crypto';
import { type Certificate, ContentInfo, type ExtKeyUsage, SignedData, TSTInfo } from 'pkijs';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';

/**
 * Checks a token over `bytes` as far as it stands by itself: what it dates, its signature, and that the certificate
 * is the one that was signed for (RFC 5816) and is meant for time-stamping. Who vouches for the authority is for
 * whoever verifies to say.
 * @throws Error that says what does not hold
 */
export async function readToken(token: Buffer, bytes: Buffer): Promise<{ at: number; nonce: Buffer | null }> {
  const content = ContentInfo.fromBER(new Uint8Array(token));
  const signed = new SignedData({ schema: content.content });
  // Under another type of content the library would not ask what the token dates.
  if (content.contentType !== SIGNED_DATA || signed.encapContentInfo.eContentType !== TST_INFO)
    throw new Error('it is no time-stamp token');
  const data = new Uint8Array(bytes).buffer;
  const { signatureVerified, signerCertificate } = await signed.verify({
    signer: 0,
    data,
    extendedMode: true,
  });
  if (!signatureVerified || !signerCertificate) throw new Error('its signature does not verify');
  refuseOtherCertificate(signed, signerCertificate);
  const info = TSTInfo.fromBER(signed.encapContentInfo.eContent!.getValue());
  const nonce = info.nonce ? Buffer.from(info.nonce.valueBlock.valueHexView) : null;
  return { at: info.genTime.getTime(), nonce };
}

function refuseOtherCertificate(signed: SignedData, certificate: Certificate): void {
  const usage = certificate.extensions?.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE)?.parsedValue as
    ExtKeyUsage | undefined;
  if (!usage?.keyPurposes.includes(TIME_STAMPING))
    throw new Error('its certificate is not for time-stamping');
  const attributes = signed.signerInfos[0]?.signedAttrs?.attributes ?? [];
  const named = attributes.find(
    ({ type }) => type === SIGNING_CERTIFICATE || type === SIGNING_CERTIFICATE_V2,
  );
  const der = Buffer.from(certificate.toSchema(true).toBER());
  // The hash is somewhere in the attribute; version 1 uses SHA-1, version 2 SHA-256 unless it says otherwise.
  const value = Buffer.from((named?.values[0] as Sequence | undefined)?.toBER() ?? new ArrayBuffer(0));
  const hashes = ['sha1', 'sha256', 'sha384', 'sha512'].map((name) => createHash(name).update(der).digest());
  if (!hashes.some((hash) => value.includes(hash)))
    throw new Error('its certificate is not the one signed for');
}
