import { createHash, randomBytes } from 'node:crypto';
import { Integer, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq, TimeStampResp } from 'pkijs';
import { readToken } from './read-token';

const SHA_256 = '2.16.840.1.101.3.4.2.1';
const PATIENCE_MS = 10_000;
const LONGEST_ANSWER = 100_000;

/** The authority did not answer, or answered what does not hold. */
export class TimeStampRefused extends Error {}

/**
 * Asks a time-stamping authority to date some bytes (RFC 3161 §3.4), and checks what it says before it is believed.
 * @returns the token in DER, and its time in epoch ms
 * @throws TimeStampRefused in words for the operator's log
 */
export async function askTimeStamp(url: string, bytes: Buffer): Promise<{ token: Buffer; at: number }> {
  const nonce = randomBytes(16);
  // A DER integer is signed: the first bit stays zero, and the first byte does not.
  nonce[0] = (nonce[0]! & 0x3f) | 0x40;
  const answer = await post(url, requestFor(bytes, nonce));
  const response = parse(answer);
  const status = response.status.status;
  if (status > 1 || !response.timeStampToken)
    throw new TimeStampRefused(`the time-stamping authority refused (status ${status})`);
  const token = Buffer.from(response.timeStampToken.toSchema().toBER());
  const said = await readToken(token, bytes).catch((error: Error) => {
    throw new TimeStampRefused(`the token does not hold: ${error.message}`);
  });
  if (!said.nonce?.equals(nonce)) throw new TimeStampRefused('the token answers another request');
  return { token, at: said.at };
}

function requestFor(bytes: Buffer, nonce: Buffer): Buffer {
  const hashAlgorithm = new AlgorithmIdentifier({ algorithmId: SHA_256 });
  const hashedMessage = new OctetString({ valueHex: createHash('sha256').update(bytes).digest() });
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({ hashAlgorithm, hashedMessage }),
    nonce: new Integer({ valueHex: nonce }),
    certReq: true,
  });
  return Buffer.from(request.toSchema().toBER());
}

async function post(url: string, body: Buffer): Promise<Buffer> {
  const answer = await fetch(url, {
    ...{ method: 'POST', body: new Uint8Array(body), redirect: 'error' },
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!answer.ok) throw new TimeStampRefused(`the time-stamping authority answered ${answer.status}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (bytes.length > LONGEST_ANSWER) throw new TimeStampRefused('the answer is too long for a token');
  return bytes;
}

function parse(bytes: Buffer): TimeStampResp {
  try {
    return TimeStampResp.fromBER(new Uint8Array(bytes));
  } catch {
    throw new TimeStampRefused('the answer is no time-stamp response (RFC 3161 §2.4.2)');
  }
}
