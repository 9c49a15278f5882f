import type { Client } from 'pg';
import { Desk } from '../harness/desk';
import { startInstallation, type Installation } from '../harness/installation';
import { ONE_WHILE } from '../harness/one-while';
import { asAdmin } from '../harness/test-ground';
import { EVERY_CIRCLE, THINGS, type Thing } from './objects';
import { buildWorld } from './world';
import { idOf, referenceOf } from './world-rows';

/** A case known to one person of the desk alone, under each label that shuts the others out. */
export const HIDDEN: Record<string, Thing> = {
  'for named persons': {
    ...{ name: 'hidden, RED', tlp: 'RED', compartments: [], strict: { tlp: 'RED', compartments: [] } },
    grants: [
      { to: 'account:second analyst', upTo: 'RED', may: ['read'], state: 'live' },
      // In force, and too short for the label: their holders know of nothing.
      { to: 'cert', upTo: 'AMBER+STRICT', may: ['read', 'contribute'], state: 'live' },
      { to: 'ars:32', upTo: 'AMBER+STRICT', may: ['read', 'contribute'], state: 'live' },
    ],
  },
  'restricted to a named person': {
    ...{ name: 'hidden, AMBER+STRICT', tlp: 'AMBER+STRICT', compartments: [] },
    strict: { tlp: 'AMBER+STRICT', compartments: [] },
    grants: [
      { to: 'cert', upTo: 'AMBER+STRICT', may: ['read', 'contribute'], state: 'revoked' },
      { to: 'account:second analyst', upTo: 'AMBER+STRICT', may: ['read', 'contribute'], state: 'live' },
    ],
  },
};

/** Every circle, and the default one a second time: nobody holds the code of that one. */
export const SHOWN: readonly Thing[] = [...EVERY_CIRCLE, { ...THINGS[0]!, name: 'told in more detail' }];
/** A case that is widely known, in which one item is not. */
export const TOLD = SHOWN.length - 1;
/** The place of the case that only some of the worlds have. */
export const PLACE = SHOWN.length;
/** Said in what is hidden, and nowhere else. */
export const SECRET = 'xylophone';
export const SHARED = 'imprimante';
/** Named by every case as the provider behind it. */
const PROVIDER = 'Hébergeur Exemple';

export interface Side {
  installation: Installation;
  url: string;
  /** What this world named by chance: identifier and reference of the case that its other cases were copied from. */
  chance: readonly string[];
}

const caseId = (n: number) => idOf('incident_case', n, 0);

// Received at one instant that all worlds share, so that windows and years hold them alike; a visible case is part of
// the known one.
const AS_ONE = `
  update incident_case set status = 'closed' where id = $1;
  update case_grant set revoked_at = now() where case_id = $1;
  update incident_case set received_at = $2, changed_at = $2, wake_at = null;
  update incident_case set incident = incident || jsonb_build_object('commonProvider', $3::text,
    'noticedAt', (extract(epoch from $2::timestamptz) * 1000)::bigint - 7200000);
  update incident_case set parent_id = $4 where id = $5;
  update session set id = md5(account_id::text)::uuid;`;

async function evenOut(db: Client, like: string, receivedAt: string): Promise<void> {
  const values: Record<string, string> = {
    $1: like,
    $2: receivedAt,
    $3: PROVIDER,
    $4: caseId(TOLD),
    $5: caseId(1),
  };
  await db.query(AS_ONE.replace(/\$\d/g, (place) => `'${values[place]!}'`));
  await db.query(`update declaration set facts = facts || jsonb_build_object('narrative', $1::text)`, [
    `Une ${SHARED} est chiffrée.`,
  ]);
}

// A known case is part of the one for named persons; the restricted one is part of a known case. Both histories say so.
const ATTACHED = `
  with attached as (update incident_case set parent_id = $2 where id = $1 returning id, parent_id)
  insert into case_event (id, case_id, type, at, by, data)
  select md5(a.id::text || of)::uuid, of, 'attached', now(), 'Opérateur', data
  from attached a, lateral (values (a.id, jsonb_build_object('parent', a.parent_id)),
    (a.parent_id, jsonb_build_object('child', a.id))) told (of, data)`;

async function hide(db: Client, thing: Thing): Promise<void> {
  const said = `Une ${SHARED} et un ${SECRET} sont chiffrés.`;
  await db.query(
    `update declaration set facts = facts || jsonb_build_object('narrative', $2::text) where case_id = $1`,
    [caseId(PLACE), said],
  );
  await db.query(ATTACHED, thing.tlp === 'RED' ? [caseId(0), caseId(PLACE)] : [caseId(PLACE), caseId(TOLD)]);
  await db.query(
    `insert into declaration select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'version', 9,
       'tlp', 'RED', 'compartments', '["defence"]'::jsonb, 'facts', d.facts || jsonb_build_object('narrative', $2::text)))).*
     from declaration d where case_id = $1 and version = 1`,
    [caseId(TOLD), said],
  );
}

/** The same world each time, but for one case more and one item more in a case that is known. */
export async function settle(name: string, hidden: Thing | null, receivedAt: string): Promise<Side> {
  const installation = await startInstallation({ suite: `paired-${name}`, processes: ['api'] });
  const { id, receipt } = await new Desk(installation).declare({ noticedAt: receivedAt });
  const things = hidden ? [...SHOWN, hidden] : SHOWN;
  await asAdmin(installation.settings.DATABASE_URL!, async (db) => {
    await buildWorld(db, { things, like: id, whole: false });
    await db.query(`set session_replication_role = 'replica'`);
    await evenOut(db, id, receivedAt);
    await db.query(ONE_WHILE);
    if (hidden) await hide(db, hidden);
  });
  return { installation, url: installation.url, chance: [id, receipt.reference] };
}

/** How far what is found and counted has followed: not at all, whole, or behind for the hidden and the known case alone. */
export const STATES = {
  'before anything is derived': [],
  'when everything is derived': ['select who.follow_changes(1000)'],
  'when one known and the hidden case are derived anew': [
    `update case_digest set stale = true where case_id in ('${caseId(TOLD)}', '${caseId(PLACE)}')`,
  ],
} as const;

/** Puts a world into one of these states, after the one before it. */
export async function follow({ installation }: Side, state: keyof typeof STATES): Promise<void> {
  await installation.adminQuery(
    'insert into case_digest (case_id, stale) select id, true from incident_case on conflict do nothing',
  );
  for (const sql of STATES[state]) await installation.adminQuery(sql);
}

/** Pages, filters, the reference and the parent of what is hidden, and the words that it alone says. */
export function queriesOf(receivedAt: string): Record<string, string[]> {
  // As the desk counts days, at any hour of the night.
  const day = new Date(receivedAt).toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' });
  const year = Number(day.slice(0, 4));
  const words = [SECRET, SHARED, `${SHARED} ${SECRET}`, 'exemple', 'VG-WRLD', 'chiffre'];
  const found = [...words, referenceOf(PLACE), referenceOf(TOLD)].map((q) => `?q=${encodeURIComponent(q)}`);
  const pages = ['', 'limit=1', 'limit=5', 'limit=200', 'attached=true', 'attached=false'];
  const whole = 'received,triage,qualified,closed';
  const filters = ['status=closed', `status=${whole}`, `reference=${referenceOf(PLACE)}`];
  const family = [`reference=${referenceOf(TOLD)}`, `parent=${caseId(PLACE)}`, `parent=${caseId(TOLD)}`];
  return {
    '/cases': [...pages, ...filters, ...family].map((query) => `?${query}`),
    '/cases/:id/children': ['', '?limit=1'],
    '/cases/:id/declarations/compare': ['', '?from=1&to=2', '?from=1&to=9'],
    '/search': [...found, `?q=${SHARED}&limit=3`, `?q=exemple&limit=1`],
    '/statistics': [
      `?from=${day}&to=${day}&by=day`,
      `?from=${year}-01-01&to=${year}-12-31`,
      `?from=${year - 9}-01-01&to=${year + 1}-12-31&by=day`,
    ],
    '/facilities': ['?q=hopital', '?q=exemple', '?q=VG-WRLD'],
    '/desk/out-of-scope-counts': [`?year=${year}`],
    '/record': [
      '',
      '?limit=200',
      `?case=${caseId(PLACE)}`,
      `?reference=${referenceOf(PLACE)}`,
      '?action=search',
    ],
  };
}
