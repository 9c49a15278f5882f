import type { Instant } from '#domain/declarations';
import { isAtLeast, type Compartment, type Marking, type Tlp } from '#domain/marking';
import type { Capability } from './actor';

/** What a grant lets do with one case, each apart from the others. */
export const CASE_CAPABILITIES = ['read', 'contribute', 'pilot', 'release', 'close'] as const;
export type CaseCapability = (typeof CASE_CAPABILITIES)[number];

export const GRANT_GROUNDS = ['circle', 'given', 'glass', 'on_call'] as const;
export type GrantGround = (typeof GRANT_GROUNDS)[number];

/**
 * The need-to-know of a principal on a case. A principal is an organisation (`cert`, `ars:32`, `fssi`), a region
 * (`region:32`), a team (`team:<code>`) or a person (`account:<id>`).
 */
export interface Grant {
  id: string;
  principal: string;
  /** The narrowest label that it opens. */
  tlpMax: Tlp;
  capabilities: readonly CaseCapability[];
  /** Of the default circle, given by a person, taken by whoever broke the glass, or of whoever is on call and was woken. */
  ground: GrantGround;
  /** Why; null: because of what the case is. */
  reason: string | null;
  /** Function of who gave it. */
  grantedBy: string;
  grantedAt: Instant;
  /** Null: as long as the case. */
  until: Instant | null;
  revokedAt: Instant | null;
}

export const isInForce = ({ revokedAt, until }: Grant, now: Instant) =>
  revokedAt === null && (until === null || until > now);

/** Who asks, in the words of grants: what it may be granted as, and what its clearance bounds. */
export interface Subject {
  principals: readonly string[];
  tlpCeiling: Tlp;
  compartments: readonly Compartment[];
}

/** What is asked for: the marking of a case or of an item of it, as both bear it. */
export type Marked = Pick<Marking, 'tlp' | 'compartments'>;

interface Question {
  subject: Subject;
  grant: Grant;
  object: Marked;
  capability: CaseCapability;
  now: Instant;
}

/**
 * TLP 2.0 as an audience: RED is for the persons named, AMBER+STRICT for one organisation at a time, wider labels for
 * communities as well.
 */
const AUDIENCE_OF: Record<Tlp, (principal: string) => boolean> = {
  CLEAR: () => true,
  GREEN: () => true,
  AMBER: () => true,
  'AMBER+STRICT': (principal) => !principal.startsWith('region:'),
  RED: (principal) => principal.startsWith('account:'),
};

/**
 * All of these hold, or the case does not exist for whoever asks. PostgreSQL asks the same again, condition by condition
 * (migrations/conditions.data.ts): the two are compared cell by cell by the access matrix.
 */
export const CONDITIONS = {
  granted: ({ subject, grant }) => subject.principals.includes(grant.principal),
  in_force: ({ grant, now }) => isInForce(grant, now),
  able: ({ grant, capability }) => grant.capabilities.includes(capability),
  within_grant: ({ grant, object }) => isAtLeast(grant.tlpMax, object.tlp),
  in_audience: ({ grant, object }) => AUDIENCE_OF[object.tlp](grant.principal),
  within_clearance: ({ subject, object }) => isAtLeast(subject.tlpCeiling, object.tlp),
  cleared: ({ subject, object }) => object.compartments.every((c) => subject.compartments.includes(c)),
} as const satisfies Record<string, (question: Question) => boolean>;
export type ConditionName = keyof typeof CONDITIONS;

/** Why a grant does not open what is marked so, whoever holds it: the audience of the label, or how far the grant goes. */
export function shutBy({ principal, tlpMax }: Grant, { tlp }: Marked): 'audience' | 'label' | null {
  if (!AUDIENCE_OF[tlp](principal)) return 'audience';
  return isAtLeast(tlpMax, tlp) ? null : 'label';
}

/** What the subject may do with an object under these grants, at an instant (epoch ms). Nothing: it does not exist. */
export function mayOn(
  subject: Subject,
  object: Marked,
  { grants, now }: { grants: readonly Grant[]; now: Instant },
): CaseCapability[] {
  const conditions = Object.values(CONDITIONS);
  const may = (capability: CaseCapability) =>
    grants.some((grant) => conditions.every((holds) => holds({ subject, grant, object, capability, now })));
  return may('read') ? CASE_CAPABILITIES.filter(may) : [];
}

/** What an act of an account asks of the case beside the role; null: it is of no case. */
export const NEEDS: Record<Capability, CaseCapability | null> = {
  read_cases: 'read',
  triage: 'contribute',
  qualify: 'pilot',
  release: 'release',
  call: 'contribute',
  close: 'close',
  contest: 'contribute',
  handle_restricted: 'pilot',
  grant_access: 'pilot',
  mark: 'contribute',
  declare_for_others: null,
  administer_desk: null,
  break_glass: null,
  ask_access: null,
  review_break_glass: null,
  read_record: null,
  read_certificates: null,
  keep_data: null,
  recover_accounts: null,
  administer_accounts: null,
  see_accounts: null,
  give_clearance: null,
  confirm_clearance: null,
};
