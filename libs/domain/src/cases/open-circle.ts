import { circleGrant, functionOf, isInForce, type Grant } from '#domain/access';
import { competentArs, isTreatedHere } from '#domain/obligations';
import { factsOf, type Case } from './case';
import type { Occasion } from './decision';
import type { Draft } from './draft';

function agenciesOf(state: Case): string[] {
  const facts = factsOf(state);
  return isTreatedHere(facts) ? competentArs(facts) : [];
}

/**
 * The default circle: the desk, the facility that declares (not the other sites that it names), the competent ARS and
 * the FSSI (RFC 2350 §4.2); without those two where it is not this desk's to treat.
 */
function circleOf(state: Case): string[] {
  const own = state.facilities.filter((f) => f.declares && f.finess !== null);
  // Somebody else declared for a site that was split off: that says nothing of who asks in its name.
  const facilities = state.splitFrom === null ? own.map((f) => `facility:${f.finess}`) : [];
  const fssi = isTreatedHere(factsOf(state)) ? ['fssi'] : [];
  return ['cert', ...new Set([...facilities, ...fssi, ...agenciesOf(state)])];
}

function grantTo(organisation: string, { now, actor, newId }: Occasion): Grant {
  return {
    ...circleGrant(organisation),
    ...{ id: newId(), reason: null, grantedBy: functionOf(actor), grantedAt: now },
    ...{ until: null, revokedAt: null },
  };
}

/** The grants with which a case opens. */
export function openCircle(state: Case, o: Occasion): Grant[] {
  return circleOf(state).map((organisation) => grantTo(organisation, o));
}

const isOfDesk = ({ principal }: Grant) => principal === 'cert' || /^(account|team):/.test(principal);

/**
 * The grants of a case taken out of another: the circle of what it is, and at the desk those who knew the first, each as
 * long, for what was kept from the others is not theirs by being split off. A broken glass is for one case.
 */
export function inheritCircle(from: Case, state: Case, o: Occasion): Grant[] {
  const outside = openCircle(state, o).filter((grant) => !isOfDesk(grant));
  const inside = from.grants.filter((g) => isOfDesk(g) && isInForce(g, o.now) && g.ground !== 'glass');
  return [...inside.map((grant) => ({ ...grant, id: o.newId(), grantedAt: o.now })), ...outside];
}

/**
 * Brings the agencies that may know a case into line with those that a change made competent: a new one gets its grant,
 * one that no facility of the case depends on any more loses it.
 * @param before the case before the change
 */
export function followAgencies(draft: Draft, before: Case, o: Occasion): void {
  const [were, are] = [agenciesOf(before), agenciesOf(draft.state)];
  const lost = were.filter((ars) => !are.includes(ars));
  const kept = draft.state.grants.map((grant) =>
    grant.revokedAt === null && lost.includes(grant.principal) ? { ...grant, revokedAt: o.now } : grant,
  );
  const added = are.filter((ars) => !were.includes(ars)).map((ars) => grantTo(ars, o));
  draft.state = { ...draft.state, grants: [...kept, ...added] };
}
