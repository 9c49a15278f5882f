import { newId } from '#platform/ids';
import type { Client } from 'pg';
import { Desk, type Declared } from '../harness/desk';
import { eventually } from '../harness/eventually';
import { startInstallation, type Installation } from '../harness/installation';
import { connectAs } from '../harness/sql-as';

let installation: Installation;
let desk: Desk;
let declared: Declared;
let link: string;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'writes-of-others' });
  desk = new Desk(installation);
  declared = await desk.declare();
  await desk.qualify(declared.id);
  link = await eventually('the letter to the CORRUSS has left', () => linkTo('corruss'));
}, 90_000);
afterAll(() => installation?.stop());

/** The secret of the link that the mailbox of an authority received. */
async function linkTo(code: string): Promise<string> {
  const read = async (path: string) => (await fetch(`${installation.mailbox}/api/letters${path}`)).json();
  const { letters } = (await read('')) as { letters: { id: string; recipients: string[] }[] };
  const letter = letters.find(({ recipients }) => recipients[0] === `${code}@autorite.example`);
  const { text } = (await read(`/${letter?.id ?? 'none'}`)) as { text?: string };
  const token = /acknowledgements\/([0-9A-Z]+)/.exec(text ?? '')?.[1];
  if (!token) throw new Error('no link yet');
  return token;
}

/** Runs statements in one transaction that is turned back; how many rows the last one touched, or why not. */
async function attempt(client: Client, ...statements: [string, unknown[]?][]): Promise<number | string> {
  await client.query('begin');
  try {
    let touched = 0;
    for (const [text, values] of statements) touched = (await client.query(text, values)).rowCount ?? 0;
    await client.query('set constraints all immediate');
    return touched;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  } finally {
    await client.query('rollback');
  }
}

const NOT_ALLOWED = '42501';
const IMPOSSIBLE = '23514';
const asRecipient = (): [string, unknown[]] => [
  `select set_config('vigie.acknowledgement', $1, true), set_config('role', 'vigie_recipient', true)`,
  [link],
];
const asHolder = (): [string, unknown[]] => [
  `select set_config('vigie.follow_up', $1, true), set_config('role', 'vigie_declarant', true)`,
  [`${declared.receipt.reference}:${declared.receipt.followUpCode.replaceAll('-', '')}`],
];

describe('the intake', () => {
  const onAnothers: [string, (id: string) => [string, unknown[]?][]][] = [
    [
      'a declaration with a code of its own',
      (id) => [
        [
          `insert into declaration (id, case_id, version, kind, channel, received_at, facts, follow_up_hash)
           values ($1, $2, 9, 'initial', 'web', now(), '{}', sha256('x'))`,
          [newId(), id],
        ],
      ],
    ],
    [
      'a grant',
      (id) => [
        [
          `insert into case_grant (id, case_id, principal, tlp_max, capabilities, granted_by, granted_at)
           values ($1, $2, 'ars:11', 'AMBER', '{read}', 'x', now())`,
          [newId(), id],
        ],
      ],
    ],
    [
      'a release',
      (id) => [
        [
          `insert into release (id, case_id, recipient, basis, items, tlp, granted_at)
           values ($1, $2, 'declarant', 'B0', '{}', 'CLEAR', now())`,
          [newId(), id],
        ],
      ],
    ],
    [
      'an outbox row',
      (id) => [
        [
          `insert into outbox (id, topic, subject_id, case_id, created_at) values ($1, 'page.raised', $1, $2, now())`,
          [newId(), id],
        ],
      ],
    ],
  ];

  it.each(onAnothers)('cannot add to a case that it did not just make: %s', async (_what, statements) => {
    await connectAs(installation, 'INTAKE', async (client) => {
      const pretending: [string, unknown[]] = [
        `select set_config('vigie.new_case', $1, true)`,
        [declared.id],
      ];
      expect(await attempt(client, ...statements(declared.id))).toBe(NOT_ALLOWED);
      expect(await attempt(client, pretending, ...statements(declared.id))).toBe(NOT_ALLOWED);
    });
  });

  it('cannot let anything leave but the receipt, even from a case of its own', async () => {
    await connectAs(installation, 'INTAKE', async (client) => {
      const id = newId();
      const made: [string, unknown[]] = [
        `insert into incident_case (id, reference, version, status, tlp, received_at, channel, incident,
           declaration_version, priority_score, priority, changed_by, changed_at)
         values ($1, $2, 1, 'received', 'CLEAR', now(), 'web', '{}', 1, 1, '{}', 'declarant', now())`,
        [id, `VG-${id.slice(-12)}`],
      ];
      const release = (recipient: string, basis: string): [string, unknown[]] => [
        `insert into release (id, case_id, recipient, basis, items, tlp, granted_at, evidence)
         values ($1, $2, $3, $4, '{}', 'CLEAR', now(), 'x')`,
        [newId(), id, recipient, basis],
      ];
      expect(await attempt(client, made, release('declarant', 'B0'))).toBe(1);
      expect(await attempt(client, made, release('anssi', 'B7'))).toBe(NOT_ALLOWED);
      expect(await attempt(client, made, release('declarant', 'B7'))).toBe(NOT_ALLOWED);
    });
  });
});

describe('the holder of an acknowledgement link', () => {
  const touch = (statement: string) =>
    connectAs(installation, 'API', (client) => attempt(client, asRecipient(), [statement]));

  it('moves its own letter and its own duties, and nobody else’s', async () => {
    expect(await touch(`update letter set state = 'acknowledged'`)).toBe(1);
    expect(await touch(`update obligation set state = 'acknowledged'`)).toBe(1);
  });

  it.each([
    `update letter set recipient = 'anssi'`,
    `update incident_case set reference = 'VG-1'`,
    `update incident_case set tlp = 'CLEAR'`,
    `update incident_case set incident = '{}'`,
    `update obligation set due_at = null`,
    `select * from declaration`,
  ])('may not %s', async (statement) => {
    expect(await touch(statement)).toBe(NOT_ALLOWED);
  });

  it.each([
    `update incident_case set wake_at = 'infinity'`,
    `update incident_case set wake_at = '-infinity'`,
    `update incident_case set wake_at = '290000-01-01'`,
    `update letter set acknowledged_at = 'infinity'`,
    `update letter set acknowledged_at = 'infinity'`,
    `update obligation set settled_at = '-infinity'`,
  ])('may not break the case for all its readers: %s', async (statement) => {
    expect(await touch(statement)).toBe(IMPOSSIBLE);
  });

  it('reads its own letter only, and of its case no more than the page of the link shows', async () => {
    expect(await touch('select recipient from letter')).toBe(1);
    expect(await touch('select reference, status from incident_case')).toBe(1);
    for (const beyond of [
      ...['select incident from incident_case', 'select items from letter', 'select basis from obligation'],
      ...['select 1 from release', 'select 1 from case_facility', 'select 1 from qualification'],
    ])
      expect([beyond, await touch(beyond)]).toEqual([beyond, NOT_ALLOWED]);
  });
});

describe('the holder of a follow-up code', () => {
  const attemptAsHolder = (...statements: [string, unknown[]?][]) =>
    connectAs(installation, 'API', (client) => attempt(client, asHolder(), ...statements));
  const site = (ars: string, declares = false): [string, unknown[]] => [
    `insert into case_facility (id, case_id, name, type, ars, ose, nis2, declares, verified)
     values ($1, $2, 'Client', 'other', $3, 'unknown', 'unknown', $4, false)`,
    [newId(), declared.id, ars, declares],
  ];
  const grant = (organisation: string): [string, unknown[]] => [
    `insert into case_grant (id, case_id, principal, tlp_max, capabilities, granted_by, granted_at)
     values ($1, $2, $3, 'AMBER+STRICT', '{read,contribute}', 'declarant', now())`,
    [newId(), declared.id, organisation],
  ];

  it('lets in the agency of a facility that it named, and nobody else', async () => {
    expect(await attemptAsHolder(site('ars:11'), grant('ars:11'))).toBe(1);
    expect(await attemptAsHolder(grant('ars:11'))).toBe(NOT_ALLOWED);
    expect(await attemptAsHolder(site('ars:11'), grant('facility:760000158'))).toBe(NOT_ALLOWED);
  });

  it('names no other facility as the one that declares, and moves none to another agency', async () => {
    expect(await attemptAsHolder(site('ars:11', true))).toBe(NOT_ALLOWED);
    expect(await attemptAsHolder([`update case_facility set ars = 'ars:11'`])).toBe(NOT_ALLOWED);
    expect(await attemptAsHolder([`update case_facility set awareness_at = now()`])).toBe(0);
  });
});

describe('the record', () => {
  const event = (by: string) =>
    `insert into case_event (id, case_id, at, type, by, data) values ('${newId()}', '${declared.id}', now(), 'taken', '${by}', '{}')`;
  const audit = (kind: string, as = kind) =>
    `insert into audit_event (id, at, actor_kind, actor_function, action, object_type, object_id, case_id, decision)
     values ('${newId()}', now(), '${kind}', '${as}', 'read', 'case', 'x', '${declared.id}', 'allowed')`;

  it('is written in one’s own name', async () => {
    await connectAs(installation, 'API', async (client) => {
      expect(await attempt(client, asHolder(), [event('declarant')])).toBe(1);
      expect(await attempt(client, asHolder(), [event('Analyste du CERT')])).toBe(NOT_ALLOWED);
      expect(await attempt(client, asHolder(), [audit('declarant')])).toBe(1);
      expect(await attempt(client, asHolder(), [audit('staff')])).toBe(NOT_ALLOWED);
      expect(await attempt(client, asHolder(), [audit('declarant', 'Analyste du CERT')])).toBe(NOT_ALLOWED);
    });
  });

  it('bears the real time at which it was written, whatever the writer says', async () => {
    const [row] = await installation.adminQuery<{ seconds: number }>(
      `select max(abs(extract(epoch from now() - recorded_at)))::int as seconds from case_event where case_id = $1`,
      [declared.id],
    );
    expect(row!.seconds).toBeLessThan(300);
    await connectAs(installation, 'API', async (client) => {
      const asDesk: [string, unknown[]] = [
        `select set_config('vigie.session', $1, true), set_config('role', 'vigie_staff', true)`,
        [await desk.tokenOf('analyste@desk.example')],
      ];
      const backdated = event('Analyste du CERT')
        .replace('data)', 'data, recorded_at)')
        .replace("'{}')", "'{}', '2001-01-01')");
      const asked: [string] = [`select 1 from case_event where recorded_at < now() - interval '1 day'`];
      expect(await attempt(client, asDesk, [backdated], asked)).toBe(0);
    });
  });
});
