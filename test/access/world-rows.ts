import { createHash } from 'node:crypto';
import { isConfirmed, type Mark, type Thing } from './objects';
import type { Row } from './scopes';

export type Json = Record<string, unknown>;

/** The same identifier on every run: what it names is found again from it. */
export function idOf(...parts: readonly (string | number)[]): string {
  const digest = createHash('md5').update(parts.join('|')).digest('hex');
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-7${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20)}`;
}

export const tokenOf = (name: string) => createHash('md5').update(name).digest('hex').toUpperCase();
export const hashOf = (secret: string) => `\\x${createHash('sha256').update(secret).digest('hex')}`;
export const referenceOf = (thing: number) => `VG-WRLD-${String(thing).padStart(4, '0')}`;
export const followUpOf = (thing: number) => `${referenceOf(thing)}:${tokenOf(`code ${thing}`)}`;
export const linkOf = (thing: number) => tokenOf(`link ${thing}`);

/** Which case is part of which: the first one and every fifth, of another one further on. */
export const parentAmong = (count: number) => (thing: number) =>
  thing === 0 || thing % 5 === 3 ? (thing * 7 + 11) % count : null;

const marks = ({ tlp, compartments }: Mark) => ({
  tlp,
  compartments,
  pap: 'AMBER',
  protection: 'none',
  originator: 'cert',
});
const AT = '2026-01-01T00:00:00Z';
const TOMORROW = new Date(Date.now() + 86_400_000).toISOString();

/** What every table holds for one case, beside the case itself: two rows where there are two sorts of them. */
export function rowsOf(thing: Thing, n: number, accounts: ReadonlyMap<string, string>): [string, Json[]][] {
  const case_id = idOf('incident_case', n, 0);
  const id = (table: string, variant = 0) => idOf(table, n, variant);
  const whole = (table: string, row: Json) => ({ id: id(table), case_id, ...row });
  const both = (table: string, ...[first, second]: [Json, Json]) => [
    whole(table, { ...marks(thing), ...first }),
    whole(table, { ...marks(thing.strict), ...second, id: id(table, 1) }),
  ];
  const two = (table: string, first: Json, second: Json) => [
    whole(table, first),
    whole(table, { ...first, ...second, id: id(table, 1) }),
  ];
  // One of them lies in another region, so that there is an agency of somebody else's site.
  const ars = n === 2 ? 'ars:11' : 'ars:32';
  const facility = { name: 'Hôpital', type: 'public_hospital', ars, ose: 'no', nis2: 'no' };
  const message = { at: AT, sender: 'desk', by: 'x', body: 'x' };
  const declared = { channel: 'web', received_at: AT, facts: {} };
  const code = { follow_up_hash: hashOf(followUpOf(n)) };
  const mine = { version: 3, kind: 'merged', declarant: {} };
  const owed = { rule: 'R', rule_version: 1, debtor: 'cert', act: 'a', creditor: 'c', phase: 'p', round: '' };
  const duty = { ...owed, basis: 'b', because: 'b', state: 'open', opened_at: AT, reanchored: [] };
  const letter = { recipient: 'ars:32', message: 'm', tlp: 'AMBER', state: 'sent', owed_at: AT };
  const asked = { asked_at: AT, asked_by: id('x'), asked_by_function: 'f', reason: 'r' };
  const broken = { account_id: id('x'), by: 'f', reason: 'r', ticket: 't', at: AT, until: AT };
  const inRed = marks({ ...thing, tlp: 'RED' });
  const held = { reason: 'r', placed_by: id('x'), placed_as: 'f', placed_at: AT };
  const lifted = { lift_asked_by: id('x'), lift_asked_as: 'f', lifted_by: id('y'), lifted_at: AT };
  const confirmed = isConfirmed(n) ? { confirmed_by: id('y'), confirmed_at: AT } : {};
  const released = { recipient: 'ars:32', basis: 'B1', items: [], tlp: 'AMBER', granted_at: AT };
  return [
    [
      'case_facility',
      two('case_facility', { ...facility, declares: true, verified: true }, { declares: false }),
    ],
    ['case_grant', thing.grants.map((_, i) => grantRow(thing, { n, i, case_id, accounts }))],
    [
      'declaration',
      [
        ...both(
          'declaration',
          { ...declared, ...code, version: 1, kind: 'initial' },
          { ...declared, version: 2, kind: 'merged' },
        ),
        whole('declaration', { ...inRed, ...declared, ...mine, id: id('declaration', 2) }),
      ],
    ],
    ['qualification', [whole('qualification', { decided_at: AT, decided_by: 'x', decision: {} })]],
    ['obligation', two('obligation', duty, { rule: 'S' })],
    ['release', two('release', released, { recipient: 'fssi' })],
    [
      'letter',
      two(
        'letter',
        { ...letter, release_id: id('release'), obligation_ids: [id('obligation')] },
        { recipient: 'fssi', release_id: id('release', 1), obligation_ids: [] },
      ),
    ],
    ['task', [whole('task', { kind: 'k', subject: 's', todo: 't', opened_at: AT })]],
    ['recommendation', both('recommendation', { sheet: 's', sent_at: AT }, { sheet: 's', sent_at: AT })],
    ['exchange_message', both('exchange_message', message, { ...message, sender: 'declarant' })],
    [
      'shared_facts',
      [
        ...both('shared_facts', { ...shared, revision: 1 }, { ...shared, revision: 2 }),
        whole('shared_facts', { ...inRed, ...shared, revision: 3, id: id('shared_facts', 2) }),
      ],
    ],
    [
      'marking_change',
      [whole('marking_change', { ...asked, item: 'case', item_id: case_id, was: {}, wanted: {} })],
    ],
    [
      'access_request',
      [
        whole('access_request', {
          asked_at: AT,
          reason: 'r',
          reference: 'r',
          account_id: id('x'),
          principal_function: 'f',
          organisation: 'o',
        }),
      ],
    ],
    [
      'broken_glass',
      thing.grants.length
        ? [whole('broken_glass', { ...broken, grant_id: id('case_grant'), review_due_at: AT })]
        : [],
    ],
    ['restricted_handling', [whole('restricted_handling', { at: AT, by: 'x', reason: 'r' })]],
    [
      'case_event',
      two(
        'case_event',
        { at: AT, type: 'qualified', by: 'declarant', data: {}, recorded_at: AT },
        { type: 'choice_made', by: 'ars:32' },
      ),
    ],
    ['call_note', both('call_note', ...pair({ at: AT, organisation: 'o', answered: true, by: 'x' }))],
    ['audit_event', [whole('audit_event', { ...audited, object_id: case_id })]],
    [
      'outbox',
      [
        whole('outbox', {
          topic: 'page.raised',
          subject_id: case_id,
          created_at: AT,
          attempts: 0,
          next_at: AT,
        }),
      ],
    ],
    [
      'delivery',
      [
        whole('delivery', {
          ...{ letter_id: id('letter'), number: 1, channel: 'mail', address: 'x', message_id: 'm' },
          ...{ state: 'accepted', started_at: AT, token_hash: hashOf(linkOf(n)) },
        }),
      ],
    ],
    ['page', [whole('page', { reason: 'r', raised_at: AT, copies: 0, named: false })]],
    ['legal_hold', two('legal_hold', held, lifted)],
    [
      'erasure_request',
      [
        whole('erasure_request', {
          reason: 'r',
          asked_by: id('x'),
          asked_as: 'f',
          asked_at: AT,
          ...confirmed,
        }),
      ],
    ],
    [
      'erasure',
      [
        whole('erasure', {
          ...{ rule: 'r', erased_at: AT, certificate: 'c', signature: '', key_id: '' },
        }),
      ],
    ],
  ];
}

const shared = { at: AT, by: 'x', facts: {} };
const pair = (row: Json): [Json, Json] => [row, row];
const audited = {
  ...{ at: AT, actor_kind: 'system', actor_function: 'f', action: 'a', object_type: 'case' },
  ...{ decision: 'allowed', recorded_at: AT },
};

interface Given {
  n: number;
  i: number;
  case_id: string;
  accounts: ReadonlyMap<string, string>;
}

function grantRow({ grants, tlp, compartments }: Thing, { n, i, case_id, accounts }: Given): Json {
  const { to, upTo, may, state } = grants[i]!;
  const [kind, name = ''] = to.split(':');
  const principal = kind === 'account' ? `account:${accounts.get(name)}` : to;
  const until = { expired: AT, 'until tomorrow': TOMORROW };
  return {
    ...{ id: idOf('case_grant', n, i), case_id, principal, tlp_max: upTo, capabilities: may },
    ...{ reason: 'r', granted_by: 'x', granted_at: AT, until: until[state as 'expired'] ?? null },
    revoked_at: state === 'revoked' ? AT : null,
    ...{ of_tlp: tlp, of_compartments: compartments },
  };
}

/** Every row of the world with its place in it. */
export function placesOf(
  things: readonly Thing[],
  accounts: ReadonlyMap<string, string>,
): Map<string, Row[]> {
  const places = new Map<string, Row[]>([['incident_case', []]]);
  for (const [thing, said] of things.entries()) {
    places.get('incident_case')!.push({ id: idOf('incident_case', thing, 0), thing, variant: 0 });
    for (const [table, rows] of rowsOf(said, thing, accounts))
      places.set(table, [
        ...(places.get(table) ?? []),
        ...rows.map((row, variant) => ({ id: String(row.id), thing, variant })),
      ]);
  }
  return places;
}
