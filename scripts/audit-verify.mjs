// `npm run audit:verify -- EXPORT [--key PUBLIC_KEY]… [--witness FILE]… [--tsa-ca FILE]`: proves an export of the record, or
// the certificate of an erasure.
// It stands alone: neither the database nor the application is asked, and nothing of them is imported.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { readWitness } from './record/format.mjs';
import { readCertificates } from './record/read-token.mjs';
import { isCertificate, verifyCertificate } from './record/verify-certificate.mjs';
import { readKey, verifyRecord } from './record/verify-record.mjs';
import { NOTES } from './record/words.mjs';

const USAGE = 'npm run audit:verify -- EXPORT [--key PUBLIC_KEY]… [--witness FILE]… [--tsa-ca FILE]';
const SHOWN = 50;

function readArguments() {
  const many = { type: 'string', multiple: true, default: [] };
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { key: many, witness: many, 'tsa-ca': many },
  });
  if (positionals.length !== 1) throw new Error(`Un export, et un seul / one export.\n${USAGE}`);
  return { file: positionals[0], ...values };
}

const text = (file) => readFileSync(file, 'utf8');
const blocksOf = (pem) => pem.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? [];

function readTrusted({ key, witness, 'tsa-ca': authority }) {
  const keys = key.flatMap((file) => blocksOf(text(file)).map(readKey));
  if (key.length > 0 && keys.length === 0) throw new Error('--key : aucune clé publique / no public key');
  const witnessed = witness.flatMap((file) => readWitness(text(file)));
  if (witness.length > 0 && witnessed.length === 0) throw new Error('--witness : aucune tête / no head');
  const authorities = authority.flatMap((file) => readCertificates(text(file)));
  if (authority.length > 0 && authorities.length === 0)
    throw new Error('--tsa-ca : aucun certificat / no certificate');
  return { keys, witnessed, authorities };
}

/** The last byte of the file is a line end, or the last line may be half a line. */
async function* linesOf(file) {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: 0 })) yield line;
}

function show({ faults, notes, events, heads, stamps, lastStampAt }) {
  const last = heads.at(-1);
  console.log(
    `${events} événements, ${heads.length} têtes, ${stamps} horodatages / events, heads, time stamps`,
  );
  if (last)
    console.log(
      `dernière tête / last head : ${last.number}, ${new Date(last.at).toISOString()}, ${last.root}`,
    );
  if (lastStampAt)
    console.log(`dernier horodatage / last time stamp : ${new Date(lastStampAt).toISOString()}`);
  for (const note of notes) console.log(`à savoir / note : ${NOTES[note].fr} / ${NOTES[note].en}`);
  for (const { line, fr, en } of faults.slice(0, SHOWN))
    console.log(`ligne ${line} : ${fr} / line ${line}: ${en}`);
  if (faults.length > SHOWN) console.log(`… ${faults.length - SHOWN} de plus / more`);
  console.log(faults.length === 0 ? 'REGISTRE INTACT / RECORD INTACT' : 'REGISTRE ALTÉRÉ / RECORD ALTERED');
}

function showCertificate({ said, faults }) {
  console.log(`${said.what ?? '?'} – ${said.case ?? '–'}, ${said.erasedAt ?? '?'}`);
  for (const { fr, en } of faults) console.log(`${fr} / ${en}`);
  console.log(faults.length === 0 ? 'CERTIFICAT INTACT / CERTIFICATE INTACT' : 'CERTIFICAT ALTÉRÉ / ALTERED');
}

/** No certificate is longer; an export is read line by line, however long. */
const LONGEST = 65_536;

async function verifyFile(file, trusted) {
  const whole = statSync(file).size <= LONGEST ? text(file) : '';
  const verdict = isCertificate(whole)
    ? verifyCertificate(whole, trusted.keys)
    : await verifyRecord(linesOf(file), trusted);
  (isCertificate(whole) ? showCertificate : show)(verdict);
  return verdict.faults.length;
}

try {
  const { file, ...given } = readArguments();
  process.exitCode = (await verifyFile(file, readTrusted(given))) === 0 ? 0 : 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
