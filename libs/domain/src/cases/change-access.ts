import { functionOf, type CaseCapability, type Grant } from '#domain/access';
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

const isLive = ({ revokedAt, until }: Grant, now: number) =>
  revokedAt === null && (until === null || until > now);

/** Whether the organisation may be told of the case: it is of the circle, or a basis or an agreement holds for it. */
function mayBeTold({ grants, releases }: Case, { organisation, tlpMax }: GivenGrant, now: number): boolean {
  if (organisation === 'cert') return true;
  const ofCircle = grants.some((g) => g.principal === organisation && isLive(g, now));
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

function refusalOf(state: Case, given: GivenGrant, now: number): Refused | null {
  const { principal, organisation, tlpMax, capabilities, until } = given;
  if (tlpMax === 'RED' && !NAMED.test(principal)) return refuse('red_is_for_named_persons');
  if (until !== null && until <= now) return refuse('dates_impossible', ['until:past']);
  const isOutside = organisation !== 'cert' && organisation !== 'fssi';
  if (isOutside && capabilities.some((c) => !OUTSIDE.includes(c))) return refuse('not_for_outsiders');
  return mayBeTold(state, given, now) ? null : refuse('no_ground_to_tell', [organisation]);
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
 * needs a legal basis or the owner's agreement in force (RFC 2350 §4.2).
 */
export function grantAccess(state: Case, given: GivenGrant, o: Occasion): Decision {
  const refused = refusalOf(state, given, o.now);
  if (refused) return refused;
  const draft = draftOf(state);
  give(draft, given, o);
  return byPerson(draft, o);
}

const pilots = (state: Case, now: number) =>
  state.grants.filter(
    (g) =>
      isLive(g, now) &&
      g.until === null &&
      g.capabilities.includes('pilot') &&
      isAtLeast(g.tlpMax, state.tlp) &&
      (state.tlp !== 'RED' || NAMED.test(g.principal)),
  );

/**
 * Somebody no longer knows the case. The agencies and the FSSI know it by law, and the facility declared it: they are
 * not taken out by hand. Somebody always pilots.
 */
export function revokeAccess(
  state: Case,
  { grantId, reason }: { grantId: string; reason: string },
  o: Occasion,
): Decision {
  const grant = state.grants.find(({ id }) => id === grantId);
  if (!grant || !isLive(grant, o.now)) return refuse('no_such_grant');
  if (grant.ground === 'circle' && grant.principal !== 'cert')
    return refuse('known_by_law', [grant.principal]);
  const remaining = pilots(state, o.now).filter(({ id }) => id !== grantId);
  if (remaining.length === 0) return refuse('somebody_must_pilot');
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

/** Whoever was let in for a night is not needed any more. */
const relieve = (grants: readonly Grant[], principal: string, now: number) =>
  grants.map((g) =>
    g.ground === 'on_call' && g.principal !== principal && isLive(g, now) ? { ...g, revokedAt: now } : g,
  );

/**
 * The case goes to another analyst, who gets what its giver could do where the desk as a whole may not know it; it ends
 * what whoever was on call had for the shift.
 */
export function handOver(state: Case, { to, reason }: { to: string; reason: string }, o: Occasion): Decision {
  const principal = `account:${to}`;
  const draft = draftOf({ ...state, assignee: to, grants: relieve(state.grants, principal, o.now) });
  const knowsAlready = pilots(state, o.now).some((g) => g.principal === 'cert' || g.principal === principal);
  if (!knowsAlready)
    give(
      draft,
      {
        principal,
        tlpMax: state.tlp,
        capabilities: ['contribute', 'pilot', 'release', 'close'],
        until: null,
        reason,
      },
      o,
    );
  note(draft, 'handed_over', { to, reason });
  return byPerson(draft, o);
}
