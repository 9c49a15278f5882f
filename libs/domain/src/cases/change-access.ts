import { functionOf, isInForce, mayOn, type CaseCapability, type Grant } from '#domain/access';
import { isAtLeast, type Tlp } from '#domain/marking';
import type { Case } from './case';
import { refuse, type Decision, type Occasion, type Refused } from './decision';
import { byPerson, draftOf, note, type Draft } from './draft';

/** What somebody who pilots a case gives to somebody else. */
export interface GivenGrant {
  /** `account:<id>`, `team:<code>`, `region:<NN>` or an organisation code. */
  principal: string;
  /** Organisation that the principal belongs to; of an organisation, itself. */
  organisation: string;
  tlpMax: Tlp;
  capabilities: readonly CaseCapability[];
  /** Epoch ms; null: as long as the case. */
  until: number | null;
  reason: string;
}

const NAMED = /^account:/;
// Outside the desk a case is read, and contested by its agency; the pilot is the desk, and the FSSI where it is handed over.
const OUTSIDE: readonly CaseCapability[] = ['read', 'contribute'];

/** Whether the organisation may be told of the case: it is of the circle, or a basis or an agreement holds for it. */
function mayBeTold({ grants, releases }: Case, { organisation, tlpMax }: GivenGrant, now: number): boolean {
  if (organisation === 'cert') return true;
  const ofCircle = grants.some((g) => g.principal === organisation && isInForce(g, now));
  return (
    ofCircle ||
    releases.some(
      (r) =>
        r.recipient === organisation &&
        (r.until === null || r.until > now) &&
        (r.revokedAt === null || r.revokedAt > now) &&
        isAtLeast(r.tlp, tlpMax),
    )
  );
}

/** What the actor could do itself with what bears a label, until then (epoch ms; null: as long as the case). */
function ownUntil(
  { grants, compartments }: Case,
  { tlpMax: tlp, until }: Pick<GivenGrant, 'tlpMax' | 'until'>,
  { subject }: Occasion,
): readonly CaseCapability[] {
  const now = until === null ? Infinity : until - 1;
  return subject ? mayOn(subject, { tlp, compartments }, { grants, now }) : [];
}

/** Who pilots for a time ends nothing that lasts longer. */
const mayEnd = (state: Case, { until }: Grant, o: Occasion) =>
  o.subject === null || ownUntil(state, { tlpMax: state.tlp, until }, o).includes('pilot');

/** Nobody gives more than they hold, nor for longer than they pilot, nor to themselves. */
function beyondGiver(state: Case, given: GivenGrant, o: Occasion): Refused | null {
  const { principal, capabilities } = given;
  if (NAMED.test(principal) && o.subject?.principals.includes(principal)) return refuse('not_to_yourself');
  const own = ownUntil(state, given, o);
  const beyond = (['read', 'pilot', ...capabilities] as const).filter(
    (capability) => !own.includes(capability),
  );
  return beyond.length > 0 ? refuse('beyond_your_own', beyond) : null;
}

function refusalOf(state: Case, given: GivenGrant, o: Occasion): Refused | null {
  const { principal, organisation, tlpMax, capabilities, until } = given;
  if (tlpMax === 'RED' && !NAMED.test(principal)) return refuse('red_is_for_named_persons');
  if (until !== null && until <= o.now) return refuse('dates_impossible', ['until:past']);
  const isOutside = organisation !== 'cert' && organisation !== 'fssi';
  if (isOutside && capabilities.some((c) => !OUTSIDE.includes(c))) return refuse('not_for_outsiders');
  if (!mayBeTold(state, given, o.now)) return refuse('no_ground_to_tell', [organisation]);
  return beyondGiver(state, given, o);
}

function give(draft: Draft, given: Omit<GivenGrant, 'organisation'>, { now, actor, newId }: Occasion): void {
  const { principal, tlpMax, capabilities, until, reason } = given;
  // One lasting grant a principal: the later one replaces the former.
  const kept = draft.state.grants.map((grant) =>
    until === null && grant.principal === principal && grant.until === null && grant.revokedAt === null
      ? { ...grant, revokedAt: now }
      : grant,
  );
  const id = newId();
  const added: Grant = {
    ...{ id, principal, tlpMax, until, reason },
    capabilities: [...new Set<CaseCapability>(['read', ...capabilities])],
    ...{ ground: 'given', grantedBy: functionOf(actor), grantedAt: now, revokedAt: null },
  };
  draft.state = { ...draft.state, grants: [...kept, added] };
  note(draft, 'access_granted', { id, principal, tlp: tlpMax, capabilities: added.capabilities });
}

/**
 * Somebody may know the case from now on. TLP:RED is for persons that are named; an organisation outside the circle
 * needs a legal basis or the owner's agreement in force (RFC 2350 §4.2). Nobody gives more than they hold, nor to
 * themselves.
 */
export function grantAccess(state: Case, given: GivenGrant, o: Occasion): Decision {
  const refused = refusalOf(state, given, o);
  if (refused) return refused;
  const draft = draftOf(state);
  give(draft, given, o);
  return byPerson(draft, o);
}

/** Grants, as long as the case, that let do this with the case as it is marked. */
const holders = (state: Case, capability: CaseCapability, now: number) =>
  state.grants.filter(
    (g) =>
      isInForce(g, now) &&
      g.until === null &&
      g.capabilities.includes(capability) &&
      isAtLeast(g.tlpMax, state.tlp) &&
      (state.tlp !== 'RED' || NAMED.test(g.principal)),
  );

// What a case always has somebody for.
const ALWAYS_HELD: readonly CaseCapability[] = ['pilot', 'release', 'close'];

/**
 * Somebody no longer knows the case. The agencies and the FSSI know it by law, and the facility declared it: they are
 * not taken out by hand. Somebody always pilots, lets information go and closes;
 * who pilots for a time ends nothing that lasts longer.
 */
export function revokeAccess(
  state: Case,
  { grantId, reason }: { grantId: string; reason: string },
  o: Occasion,
): Decision {
  const grant = state.grants.find(({ id }) => id === grantId);
  if (!grant || !isInForce(grant, o.now)) return refuse('no_such_grant');
  if (grant.ground === 'circle' && grant.principal !== 'cert')
    return refuse('known_by_law', [grant.principal]);
  const lost = ALWAYS_HELD.filter(
    (c) => grant.capabilities.includes(c) && holders(state, c, o.now).every(({ id }) => id === grantId),
  );
  if (lost.length > 0) return refuse('somebody_must_pilot', lost);
  if (!mayEnd(state, grant, o)) return refuse('beyond_your_own', ['pilot']);
  const grants = state.grants.map((g) => (g === grant ? { ...g, revokedAt: o.now } : g));
  const draft = draftOf({ ...state, grants });
  note(draft, 'access_revoked', { id: grantId, principal: grant.principal, reason });
  return byPerson(draft, o);
}

/** What was asked is refused; whoever asked reads why, and the case remembers. */
export function noteRefusedAccess(
  state: Case,
  { requestId, reason }: { requestId: string; reason: string },
  o: Occasion,
): Decision {
  const draft = draftOf(state);
  note(draft, 'access_refused', { id: requestId, reason });
  return byPerson(draft, o);
}

/** Whoever was let in for a night is not needed any more, as far as whoever hands the case over can end that. */
const relieve = (state: Case, principal: string, o: Occasion) =>
  state.grants.map((g) =>
    g.ground === 'on_call' && g.principal !== principal && isInForce(g, o.now) && mayEnd(state, g, o)
      ? { ...g, revokedAt: o.now }
      : g,
  );

/** When what somebody may do themselves ends; null: with the case. */
function endOfOwn(state: Case, { now, subject }: Occasion): number | null {
  const own = holders(state, 'pilot', now).some(({ principal }) => subject?.principals.includes(principal));
  const ends = state.grants.filter((g) => subject?.principals.includes(g.principal) && isInForce(g, now));
  return own ? null : Math.max(...ends.map(({ until }) => until ?? now));
}

/**
 * The case goes to another analyst, who gets what its giver could do where the desk as a whole may not know it; it ends
 * what whoever was on call had for the shift.
 */
export function handOver(state: Case, { to, reason }: { to: string; reason: string }, o: Occasion): Decision {
  const principal = `account:${to}`;
  const draft = draftOf({ ...state, assignee: to, grants: relieve(state, principal, o) });
  const knowsAlready = holders(state, 'pilot', o.now).some(
    (g) => g.principal === 'cert' || g.principal === principal,
  );
  if (!knowsAlready) {
    const asOwn = { tlpMax: state.tlp, until: endOfOwn(state, o) };
    const capabilities = ownUntil(state, asOwn, o);
    const given = { ...asOwn, principal, organisation: 'cert', capabilities, reason };
    const refused = refusalOf(state, given, o);
    if (refused) return refused;
    give(draft, given, o);
  }
  note(draft, 'handed_over', { to, reason });
  return byPerson(draft, o);
}
