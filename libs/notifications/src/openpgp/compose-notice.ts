import { createMessage, enums, sign } from 'openpgp';
import { signingTime, unlockDesk } from './desk-key';
import { composeEntity, newBoundary } from './entity';
import { headerFields, headerLine } from './header-fields';
import type { Notice } from './letter';

/**
 * One readable mail with a detached signature of the desk (RFC 3156 §5), ready for SMTP (ASCII, CRLF).
 * The headers are repeated inside the signed part (RFC 9788, `hp="clear"`), so that they are signed too.
 * @throws HeaderRefused when an address, subject, identifier or file name is not fit for a header.
 */
export async function composeNotice(notice: Notice): Promise<Buffer> {
  const headers = headerFields(notice, notice.subject).map(headerLine);
  const entity = composeEntity(notice, 'clear', headers);
  const { armored, hash } = await signDetached(entity, notice);
  const boundary = newBoundary();
  const lines = [
    ...headers,
    'MIME-Version: 1.0',
    `Content-Type: multipart/signed; micalg="pgp-${hash}";`,
    ' protocol="application/pgp-signature";',
    ` boundary="${boundary}"`,
    '',
    `--${boundary}`,
    entity,
    `--${boundary}`,
    'Content-Type: application/pgp-signature; name="signature.asc"',
    'Content-Description: OpenPGP digital signature',
    'Content-Disposition: attachment; filename="signature.asc"',
    '',
    armored.trimEnd().replace(/\r?\n/g, '\r\n'),
    `--${boundary}--`,
    '',
  ];
  return Buffer.from(lines.join('\r\n'), 'ascii');
}

async function signDetached(entity: string, notice: Notice): Promise<{ armored: string; hash: string }> {
  const desk = await unlockDesk(notice.desk);
  const date = signingTime(desk);
  const message = await createMessage({ binary: Buffer.from(entity, 'ascii'), date });
  const signed = await sign({ message, signingKeys: desk, date, detached: true, format: 'object' });
  // The library types a detached signature as a message.
  const [packet] = (signed as unknown as { packets: { hashAlgorithm: enums.hash }[] }).packets;
  if (!packet) throw new Error('The signature of the desk is empty');
  return { armored: signed.armor(), hash: enums.read(enums.hash, packet.hashAlgorithm) };
}
