import { createHash, randomBytes } from 'node:crypto';
import { CLEARANCES } from '#domain/access';
import { newId, newToken } from '#platform/ids';
import { isMailAddress } from '#platform/mail-address';
import { loadSettings } from '#platform/settings';
import { Client } from 'pg';

/** The two without whom nobody else can be let in: one makes accounts, the other vouches for who may know cases. */
const FIRST = [
  { role: 'administrator', label: 'Administrateur de la plateforme' },
  { role: 'duty_manager', label: 'Responsable d’astreinte' },
] as const;

/** 80 bits. */
const CODE_BYTES = 10;

async function makeFirst(
  client: Client,
  email: string,
  { role, label }: (typeof FIRST)[number],
): Promise<string> {
  const id = newId();
  const { whole } = CLEARANCES[role];
  const code = newToken(CODE_BYTES);
  await client.query(
    `insert into account (id, organisation_id, email, function, role, password_salt, password_proof,
       tlp_ceiling, compartments)
     select $1, id, $2, $3, $4, $5, $6, $7, $8 from organisation where code = 'cert'`,
    [id, email, label, role, randomBytes(16), randomBytes(32), whole.tlpCeiling, whole.compartments],
  );
  await client.query(
    `insert into enrolment_code (id, account_id, kind, asked_by, code_hash, issued_at, expires_at)
     values ($1, $2, 'first', $2, $3, now(), now() + interval '24 hours')`,
    [newId(), id, createHash('sha256').update(code).digest()],
  );
  return `${email} (${label}) : ${code.match(/.{4}/g)!.join('-')}`;
}

/**
 * Lets the first two people of an empty installation in: `npm run first-people -- ADMINISTRATOR MANAGER`, as
 * the migrations run. Prints their codes, once. @throws where anybody is known already
 */
async function makePeople(): Promise<string[]> {
  const emails = process.argv.slice(2).map((email) => email.trim());
  if (emails.length !== FIRST.length || !emails.every(isMailAddress) || emails[0] === emails[1])
    throw new Error('Name two mail addresses: the administrator, then the duty manager.');
  const { DATABASE_URL, DESK_NAME, DESK_EMAIL } = loadSettings('first-people');
  const client = new Client({ connectionString: DATABASE_URL });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local role vigie_registrar');
    const { rowCount } = await client.query('select from account limit 1');
    if (rowCount) throw new Error('There are accounts already: those people let others in.');
    await client.query(
      `insert into organisation (id, code, kind, name, email) values ($1, 'cert', 'cert', $2, $3)
       on conflict (code) do nothing`,
      [newId(), DESK_NAME, DESK_EMAIL],
    );
    const lines = [];
    for (const [i, first] of FIRST.entries()) lines.push(await makeFirst(client, emails[i]!, first));
    await client.query('commit');
    return lines;
  } finally {
    await client.end();
  }
}

makePeople().then(
  (lines) =>
    process.stdout.write(`${lines.join('\n')}\nGood for 24 hours, once each; hand them over in person.\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
