// RFC 3161 tokens, checked with pkijs and nothing of the product.
import { createHash } from 'node:crypto';
import { fromBER, Null, Sequence } from 'asn1js';
import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData, TSTInfo } from 'pkijs';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const INTEGER = 2;
const ECDSA = '1.2.840.10045.4.';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const SIGNING_CERTIFICATES = ['1.2.840.113549.1.9.16.2.12', '1.2.840.113549.1.9.16.2.47'];

/** The certificates of a PEM file. */
export function readCertificates(pem) {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) =>
    Certificate.fromBER(Buffer.from(block.replace(/-----[^-]+-----|\s/g, ''), 'base64')),
  );
}

/**
 * @param {Buffer} token DER of a ContentInfo
 * @param {Buffer} bytes what it should date
 * @param {Certificate[]} trusted empty: who vouches for the authority is not checked
 * @returns {Promise<number>} its time, epoch ms
 */
export async function readToken(token, bytes, trusted) {
  const content = ContentInfo.fromBER(new Uint8Array(token));
  if (!Buffer.from(content.toSchema().toBER()).equals(token)) throw new Error('not in DER');
  const signed = new SignedData({ schema: content.content });
  refuseStrangeEnvelope(content, signed);
  const data = new Uint8Array(bytes).buffer;
  const chain = { checkChain: trusted.length > 0, trustedCerts: trusted };
  const { signatureVerified, signerCertificate } = await signed.verify({
    ...{ signer: 0, data, extendedMode: true },
    ...chain,
  });
  if (!signatureVerified || !signerCertificate) throw new Error('its signature does not verify');
  refuseOtherCertificate(signed.signerInfos[0], signerCertificate);
  return TSTInfo.fromBER(signed.encapContentInfo.eContent.getValue()).genTime.getTime();
}

/** What surrounds the signed part is not signed: nothing there may be other than RFC 3161 has it. */
function refuseStrangeEnvelope({ contentType }, signed) {
  const [signer, ...others] = signed.signerInfos;
  // Under another type of content the library would not ask what the token dates.
  const isToken = contentType === SIGNED_DATA && signed.encapContentInfo.eContentType === TST_INFO;
  if (!isToken || signed.version !== 3) throw new Error('no time-stamp token');
  if (!signer || others.length > 0) throw new Error('not one signer');
  if (signer.unsignedAttrs || signed.crls?.length) throw new Error('it carries what nobody signed');
  const expected = signer.sid instanceof IssuerAndSerialNumber ? 1 : 3;
  if (signer.version !== expected) throw new Error('signer of an unknown version');
  refuseStrangeDigest(signer.digestAlgorithm, signed.digestAlgorithms);
  if (signer.signatureAlgorithm.algorithmId.startsWith(ECDSA)) refuseLooseSignature(signer.signature);
}

function refuseStrangeDigest(own, others) {
  for (const { algorithmId, algorithmParams } of [own, ...others])
    if (algorithmId !== own.algorithmId || !(algorithmParams ?? new Null()).isEqual(new Null()))
      throw new Error('unknown digest');
}

/** The library reads two integers whatever their tags say; a token has one spelling only. */
function refuseLooseSignature({ valueBlock }) {
  const { result } = fromBER(valueBlock.valueHexView);
  const numbers = result instanceof Sequence ? result.valueBlock.value : [];
  const strict = numbers.length === 2 && numbers.every(({ idBlock }) => idBlock.tagNumber === INTEGER);
  if (!strict || !Buffer.from(result.toBER()).equals(Buffer.from(valueBlock.valueHexView)))
    throw new Error('its signature is not in DER');
}

function refuseOtherCertificate(signer, certificate) {
  const usage = certificate.extensions?.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE)?.parsedValue;
  if (!usage?.keyPurposes.includes(TIME_STAMPING))
    throw new Error('its certificate is not for time-stamping');
  const named = signer.signedAttrs?.attributes.find(({ type }) => SIGNING_CERTIFICATES.includes(type));
  const value = Buffer.from(named?.values[0].toBER() ?? new ArrayBuffer(0));
  const der = Buffer.from(certificate.toSchema(true).toBER());
  const hashes = ['sha1', 'sha256', 'sha384', 'sha512'].map((name) => createHash(name).update(der).digest());
  if (!hashes.some((hash) => value.includes(hash)))
    throw new Error('its certificate is not the one signed for');
}
