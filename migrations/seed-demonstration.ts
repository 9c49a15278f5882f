import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { REGIONS } from '#domain/facilities';
import { generateDemonstrationKey } from '#notifications/openpgp';
import { saveFacilities } from '#persistence/facilities';
import { newId } from '#platform/ids';
import { newSalt, provePassword } from '#platform/passwords';
import { loadSettings, type Settings } from '#platform/settings';
import { Client } from 'pg';
import { DEMONSTRATION_FACILITIES } from './demonstration-facilities.data';
import { addressOf, DEMONSTRATION_AUTHORITIES } from './demonstration-organisations.data';
import { inventTotpSecrets, SeedDirectory, type SeedAccount } from './seed-directory';

async function readOrNull(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null);
}

/** The desk's own key, made once and kept: what was encrypted to it stays readable. */
async function ensureDeskKey(settings: Settings): Promise<void> {
  const file = settings.DESK_KEY_FILE!;
  if (await readOrNull(file)) return;
  const { DESK_NAME: name, DESK_EMAIL: email, DESK_KEY_PASSPHRASE: passphrase } = settings;
  const key = await generateDemonstrationKey({ name: name!, email: email!, passphrase });
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, key.privateKey, { mode: 0o600 });
  await writeFile(file.replace(/\.asc$/, '.pub.asc'), key.publicKey);
}

/**
 * Key pair of a demonstration authority, made once; the mailbox page opens its letters with the private half.
 * @returns the public half
 */
async function ensureRecipientKey(folder: string, code: string, name: string): Promise<string> {
  const file = `${code.replace(':', '-')}.asc`;
  const publicFile = path.join(folder, 'public', file);
  const known = await readOrNull(publicFile);
  if (known) return known;
  const key = await generateDemonstrationKey({ name, email: addressOf(code) });
  await mkdir(path.join(folder, 'recipients'), { recursive: true, mode: 0o700 });
  await mkdir(path.dirname(publicFile), { recursive: true, mode: 0o700 });
  await writeFile(path.join(folder, 'recipients', file), key.privateKey, { mode: 0o600 });
  await writeFile(publicFile, key.publicKey);
  return key.publicKey;
}

async function seedOrganisations(directory: SeedDirectory, settings: Settings): Promise<void> {
  await directory.organisation({
    code: 'cert',
    kind: 'cert',
    name: settings.DESK_NAME!,
    email: settings.DESK_EMAIL!,
  });
  const agencies = REGIONS.map(({ code, name }): [string, string] => [`ars:${code}`, `ARS ${name}`]);
  for (const [code, name] of [...DEMONSTRATION_AUTHORITIES, ...agencies]) {
    const kind = code.startsWith('ars:') ? 'ars' : 'authority';
    await directory.organisation({ code, kind, name, email: addressOf(code) });
    await directory.key(code, await ensureRecipientKey(settings.KEYS_FOLDER!, code, name));
  }
  for (const { finessEt, name } of DEMONSTRATION_FACILITIES) {
    await directory.organisation({ code: `facility:${finessEt}`, kind: 'facility', name, email: null });
  }
}

function accounts(): SeedAccount[] {
  const agents = REGIONS.map(({ code, name }): SeedAccount => ({
    email: `ars-${code}@autorite.example`,
    organisation: `ars:${code}`,
    role: 'ars_agent',
    function: `Agent de l’ARS ${name}`,
  }));
  const officers = DEMONSTRATION_AUTHORITIES.map(([code, name]): SeedAccount => ({
    email: addressOf(code),
    organisation: code,
    role: 'authority',
    function: `Permanence ${name}`,
  }));
  const facilities = DEMONSTRATION_FACILITIES.map(({ finessEt, name }): SeedAccount => ({
    email: `${finessEt}@etablissement.example`,
    organisation: `facility:${finessEt}`,
    role: 'facility_member',
    function: `RSSI ${name}`,
  }));
  const desk = (name: string, label: string, role: SeedAccount['role'] = 'analyst'): SeedAccount => ({
    email: `${name}@desk.example`,
    organisation: 'cert',
    role,
    function: label,
  });
  return [
    desk('analyste', 'Analyste du CERT'),
    desk('analyste2', 'Analyste d’astreinte'),
    desk('responsable', 'Responsable d’astreinte', 'duty_manager'),
    desk('rssi', 'Responsable de la sécurité du CERT', 'security_officer'),
    desk('dpo', 'Délégué à la protection des données', 'data_protection_officer'),
    desk('administrateur', 'Administrateur de la plateforme', 'administrator'),
    ...officers,
    ...agents,
    ...facilities,
  ];
}

/** What a grant for a time and a broken glass end by: in production nobody moves it, an injected statement neither. */
async function letClockMove(client: Client): Promise<void> {
  await client.query('set role vigie_owner');
  await client.query('grant update (milliseconds) on clock_offset to vigie_api');
}

/** Fills an installation with invented people and keys. Running it again adds only what is missing. */
async function seed(): Promise<void> {
  const settings = loadSettings('seed');
  if (settings.mode === 'production') throw new Error('The demonstration is refused in production.');
  const client = new Client({ connectionString: settings.DATABASE_URL });
  await client.connect();
  try {
    await letClockMove(client);
    await client.query('set role vigie_registrar');
    await ensureDeskKey(settings);
    await client.query('insert into demonstration default values on conflict do nothing');
    const directory = new SeedDirectory(client, Date.now());
    await directory.witness(settings.SIGN_IN_SECRET!);
    await seedOrganisations(directory, settings);
    const password = settings.DEMONSTRATION_PASSWORD!;
    const salt = newSalt();
    const proof = await provePassword(password, salt);
    const secrets = await inventTotpSecrets(settings.KEYS_FOLDER!, accounts());
    for (const account of accounts()) {
      const totp = { secret: secrets[account.email]!, sealedUnder: settings.SIGN_IN_SECRET! };
      await directory.account(account, { salt, proof }, totp);
    }
    await directory.team('crise', 'Cellule de crise', ['analyste2@desk.example', 'responsable@desk.example']);
    const origin = { source: 'démonstration', importedAt: new Date(), newId };
    await saveFacilities(client, DEMONSTRATION_FACILITIES, origin);
    const shown = accounts().map(({ role, email }) => ({ role, email, password }));
    process.stdout.write(`${JSON.stringify({ accounts: shown })}\n`);
  } finally {
    await client.end();
  }
}

seed().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
