import { isMailAddress } from '#platform/mail-address';
import { isIn, isNotEmpty, isPort } from 'class-validator';

/** The processes that read settings; each is given only what it needs. */
export type ProcessName = 'api' | 'worker' | 'migrate' | 'seed' | 'mailbox' | 'first-people';

export interface SettingDefinition {
  name: string;
  usedBy: ProcessName[];
  /** One sentence for the operator; printed to docs/settings.md. */
  meaning: string;
  /** Absent: the process refuses to start without a value. */
  default?: string;
  secret?: boolean;
  accepts: (value: string) => boolean;
  /** What a good value looks like, for the refusal. */
  expected: string;
}

const text = { accepts: (v: string) => isNotEmpty(v) && v.length <= 500, expected: 'a text' };
const port = { accepts: (v: string) => isPort(v), expected: 'a port number' };
const mail = { accepts: isMailAddress, expected: 'a mail address' };
const flag = { accepts: (v: string) => isIn(v, ['true', 'false']), expected: 'true or false' };
const folder = { accepts: (v: string) => isNotEmpty(v), expected: 'a folder path' };
const milliseconds = {
  accepts: (v: string) => /^[1-9]\d{1,7}$/.test(v),
  expected: 'milliseconds, 10 or more',
};
const longSecret = {
  accepts: (v: string) => v.length >= 32,
  expected: 'a random text of 32 characters or more',
};

/** A day that the calendar has: the 30th of February would be read as the 1st of March. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function url(...schemes: string[]) {
  return {
    accepts: (v: string) => URL.canParse(v) && schemes.includes(new URL(v).protocol.slice(0, -1)),
    expected: `an address starting with ${schemes.map((s) => `${s}://`).join(' or ')}`,
  };
}

export const SETTINGS: readonly SettingDefinition[] = [
  {
    name: 'VIGIE_MODE',
    usedBy: ['api', 'worker', 'migrate', 'mailbox', 'seed', 'first-people'],
    default: 'production',
    meaning:
      'What this installation is: production, demonstration (invented accounts, keys and data) or test. Demonstration and test refuse to start when NODE_ENV is production.',
    accepts: (v) => isIn(v, ['production', 'demonstration', 'test']),
    expected: 'production, demonstration or test',
  },
  {
    name: 'LOG_LEVEL',
    usedBy: ['api', 'worker', 'migrate', 'mailbox', 'seed'],
    default: 'info',
    meaning: 'How much is logged, in pino levels.',
    accepts: (v) => isIn(v, ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    expected: 'a pino level',
  },
  {
    name: 'HOST',
    usedBy: ['api', 'mailbox'],
    default: '127.0.0.1',
    meaning: 'Address on which the process listens.',
    ...text,
  },
  { name: 'PORT', usedBy: ['api'], default: '3000', meaning: 'Port of the API.', ...port },
  {
    name: 'PUBLIC_URL',
    usedBy: ['api', 'worker', 'mailbox'],
    meaning: 'Address at which facilities and authorities reach this installation; used in links.',
    ...url('http', 'https'),
  },
  {
    name: 'TRUST_PROXY',
    usedBy: ['api'],
    default: 'false',
    meaning:
      'true when a reverse proxy sets X-Forwarded-For and X-Forwarded-Proto; nobody else may reach the API then.',
    ...flag,
  },
  {
    name: 'DATABASE_URL',
    usedBy: ['migrate', 'seed', 'first-people'],
    secret: true,
    meaning:
      'PostgreSQL 15 or later, as a role that may create roles and owns the database. Only migrations and the demonstration seed use it.',
    ...url('postgres', 'postgresql'),
  },
  {
    name: 'API_DATABASE_URL',
    usedBy: ['api', 'migrate'],
    secret: true,
    meaning: 'PostgreSQL as vigie_api, the role that reads and decides for signed-in persons.',
    ...url('postgres', 'postgresql'),
  },
  {
    name: 'INTAKE_DATABASE_URL',
    usedBy: ['api', 'migrate'],
    secret: true,
    meaning: 'PostgreSQL as vigie_intake, the role that may submit a declaration and read nothing.',
    ...url('postgres', 'postgresql'),
  },
  {
    name: 'WORKER_DATABASE_URL',
    usedBy: ['worker', 'migrate'],
    secret: true,
    meaning: 'PostgreSQL as vigie_worker, the role that sends what is owed.',
    ...url('postgres', 'postgresql'),
  },
  {
    name: 'SEALER_DATABASE_URL',
    usedBy: ['worker', 'migrate'],
    secret: true,
    meaning:
      'PostgreSQL as vigie_sealer, the role that reads audit events and adds signed heads, and nothing else of a case.',
    ...url('postgres', 'postgresql'),
  },
  {
    name: 'RECORD_KEY_FILE',
    usedBy: ['worker'],
    meaning:
      'File of the Ed25519 private key (PKCS #8, PEM) that signs the record; never within reach of the API nor of the database.',
    ...folder,
  },
  {
    name: 'SEALING_INTERVAL_MS',
    usedBy: ['worker'],
    default: '2000',
    meaning: 'How often the worker seals the audit events that wait, in milliseconds.',
    ...milliseconds,
  },
  {
    name: 'RETENTION_INTERVAL_MS',
    usedBy: ['worker'],
    default: '3600000',
    meaning: 'How often the worker erases what has been kept long enough, in milliseconds.',
    ...milliseconds,
  },
  {
    name: 'TIMESTAMP_URL',
    usedBy: ['worker'],
    default: '',
    meaning:
      'Time-stamping authority (RFC 3161 over HTTP) that dates the signed heads. Empty: heads are shown as not time-stamped.',
    accepts: (v) => v === '' || url('http', 'https').accepts(v),
    expected: 'an address starting with http:// or https://, or empty',
  },
  {
    name: 'WITNESS_FILE',
    usedBy: ['worker'],
    default: '',
    meaning:
      'File to which each signed head is appended, on a disk that the administrators of the database do not write. Empty: none.',
    accepts: () => true,
    expected: 'a file path, or empty',
  },
  {
    name: 'WITNESS_EMAILS',
    usedBy: ['worker'],
    default: '',
    meaning:
      'Mail addresses outside the desk, separated by spaces, that keep the signed heads: one mail an hour at most.',
    accepts: (v) => v.split(' ').every((address) => address === '' || isMailAddress(address)),
    expected: 'mail addresses separated by spaces, or empty',
  },
  {
    name: 'REDIS_URL',
    usedBy: ['worker'],
    secret: true,
    meaning: 'Redis 7 or Valkey, with maxmemory-policy noeviction. It carries wake-ups only.',
    ...url('redis', 'rediss'),
  },
  {
    name: 'REDIS_PREFIX',
    usedBy: ['worker'],
    default: '{vigie}',
    meaning: 'Prefix of the keys in Redis; the braces keep them in one slot of a cluster.',
    ...text,
  },
  { name: 'SMTP_URL', usedBy: ['worker'], secret: true, meaning: 'Mail relay.', ...url('smtp', 'smtps') },
  {
    name: 'DESK_NAME',
    usedBy: ['api', 'worker', 'seed', 'first-people'],
    default: 'CERT Vigie (démonstration)',
    meaning: 'Name of the desk in letters and documents.',
    ...text,
  },
  {
    name: 'DESK_EMAIL',
    usedBy: ['api', 'worker', 'seed', 'first-people'],
    meaning: 'Address from which the desk writes.',
    ...mail,
  },
  {
    name: 'DESK_PHONE',
    usedBy: ['api', 'worker', 'seed'],
    meaning: 'The 24/7 telephone number shown to facilities.',
    ...text,
  },
  {
    name: 'DESK_KEY_FILE',
    usedBy: ['worker', 'seed'],
    meaning: 'File of the armored OpenPGP private key that signs the letters.',
    ...folder,
  },
  {
    name: 'DESK_KEY_PASSPHRASE',
    usedBy: ['worker', 'seed'],
    secret: true,
    meaning: 'Passphrase of that key.',
    ...longSecret,
  },
  {
    name: 'ONCALL_EMAIL',
    usedBy: ['worker'],
    meaning: 'Last resort of a page: the duty mailbox, read at any hour.',
    ...mail,
  },
  {
    name: 'LINK_SECRET',
    usedBy: ['worker'],
    secret: true,
    meaning:
      'Secret from which acknowledgement links are derived, so that a letter sent again carries the same link.',
    ...longSecret,
  },
  {
    name: 'FOLLOW_UP_SECRET',
    usedBy: ['api'],
    secret: true,
    meaning:
      'Secret from which references and follow-up codes are derived, so that a retry gives the same receipt.',
    ...longSecret,
  },
  {
    name: 'SIGN_IN_SECRET',
    usedBy: ['api', 'migrate', 'seed'],
    secret: true,
    meaning:
      'Secret under which the secrets of authenticator applications are sealed, and from which the API derives the word that vouches for a second factor. Changed, every such application has to be enrolled again.',
    ...longSecret,
  },
  {
    name: 'LEAKED_LIST_FILE',
    usedBy: ['api'],
    default: '',
    meaning:
      'File of further passwords that nobody may choose, beside the list that the product brings: one a line, or the SHA-1 hashes of Have I Been Pwned in one sorted file. Empty: that list alone.',
    accepts: () => true,
    expected: 'a file path, or empty',
  },
  {
    name: 'OIDC_ISSUER',
    usedBy: ['api'],
    default: '',
    meaning:
      'Address of an OpenID provider (ProConnect, Pro Santé Connect, or one of your own) by which people may sign in. Empty: none.',
    accepts: (v) => v === '' || url('https', 'http').accepts(v),
    expected: 'an address starting with https://, or empty',
  },
  {
    name: 'OIDC_PROFILE',
    usedBy: ['api'],
    default: 'generic',
    meaning:
      'How that provider says that two factors were used: proconnect (acr), psc (always), or generic (acr or amr). Where it does not say so, ours is asked.',
    accepts: (v) => isIn(v, ['proconnect', 'psc', 'generic']),
    expected: 'proconnect, psc or generic',
  },
  {
    name: 'OIDC_CLIENT_ID',
    usedBy: ['api'],
    default: '',
    meaning: 'Identifier of this installation at that provider.',
    accepts: (v) => v.length <= 500,
    expected: 'a text',
  },
  {
    name: 'OIDC_CLIENT_SECRET',
    usedBy: ['api'],
    default: '',
    secret: true,
    meaning: 'Secret of this installation at that provider.',
    accepts: (v) => v.length <= 500,
    expected: 'a text',
  },
  {
    name: 'RELAY_INTERVAL_MS',
    usedBy: ['worker'],
    default: '500',
    meaning: 'How often the relay looks for work in PostgreSQL, in milliseconds.',
    ...milliseconds,
  },
  {
    name: 'DEADLINES_INTERVAL_MS',
    usedBy: ['worker'],
    default: '1000',
    meaning: 'How often the worker looks for cases whose hour has come (reminders, clocks), in milliseconds.',
    ...milliseconds,
  },
  {
    name: 'CHANGES_INTERVAL_MS',
    usedBy: ['worker'],
    default: '500',
    meaning:
      'How often the worker reads again the cases that changed, for the search and the statistics, in milliseconds.',
    ...milliseconds,
  },
  {
    name: 'NIS2_IN_FORCE_FROM',
    usedBy: ['api', 'worker'],
    default: '',
    meaning:
      'Day from which the French transposition of directive (EU) 2022/2555 applies. Empty while there is none: its duties are off.',
    accepts: (v) => v === '' || isDay(v),
    expected: 'a day written YYYY-MM-DD, or empty',
  },
  {
    name: 'NIS2_RECIPIENT',
    usedBy: ['api', 'worker'],
    default: 'anssi',
    meaning: 'Code of the organisation that receives the notifications of that text.',
    accepts: (v) => /^[a-z][a-z-]{1,30}$/.test(v),
    expected: 'an organisation code',
  },
  {
    name: 'LEASE_MS',
    usedBy: ['worker'],
    default: '30000',
    meaning: 'How long a sending may take before another worker may take it over, in milliseconds.',
    ...milliseconds,
  },
  {
    name: 'MOVABLE_CLOCK',
    usedBy: ['api', 'worker'],
    default: 'false',
    meaning: 'true lets a demonstration or a test move the clock; refused in production.',
    ...flag,
  },
  {
    name: 'MAILBOX_SMTP_PORT',
    usedBy: ['mailbox'],
    default: '2525',
    meaning: 'SMTP port of the demonstration mailbox.',
    ...port,
  },
  {
    name: 'MAILBOX_HTTP_PORT',
    usedBy: ['mailbox'],
    default: '8025',
    meaning: 'Port of the web page of the demonstration mailbox.',
    ...port,
  },
  {
    name: 'MAILBOX_FOLDER',
    usedBy: ['mailbox'],
    meaning: 'Folder in which the demonstration mailbox keeps its letters.',
    ...folder,
  },
  {
    name: 'DEMONSTRATION_PASSWORD',
    usedBy: ['seed'],
    secret: true,
    meaning: 'Password shared by the invented accounts of a demonstration.',
    accepts: (v) => v.length >= 12,
    expected: 'a text of 12 characters or more',
  },
  {
    name: 'KEYS_FOLDER',
    usedBy: ['seed', 'mailbox'],
    default: '.data/keys',
    meaning: 'Folder of the demonstration keys: desk.asc and recipients/*.asc.',
    ...folder,
  },
];
