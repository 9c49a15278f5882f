import { shutBy, type Grant } from '#domain/access';
import type { Case, MarkingChange } from '#domain/cases';
import { labelOf } from '#domain/marking';
import { presentLabels } from '../cases';
import { iso } from '../http/iso';

/** Whom a principal stands for, by function. */
export interface KnownPrincipal {
  principal: string;
  name: string;
  organisation: string;
}

function presentGrant(grant: Grant, state: Case, names: ReadonlyMap<string, string>) {
  const { id, principal, capabilities, ground, reason, grantedBy } = grant;
  return {
    ...{ id, principal, capabilities, ground, reason, grantedBy },
    name: names.get(principal) ?? principal,
    shutBy: shutBy(grant, state),
    tlpMax: labelOf(grant.tlpMax),
    grantedAt: iso(grant.grantedAt),
    until: iso(grant.until),
    revokedAt: iso(grant.revokedAt),
  };
}

function presentChange(change: MarkingChange, reader: string) {
  const { id, item, itemId, reason, agreedBy, evidence, askedByFunction: askedBy, outcome } = change;
  return {
    ...{ id, item, itemId, reason, agreedBy, evidence, askedBy, outcome },
    was: presentLabels(change.was),
    wanted: presentLabels(change.wanted),
    askedAt: iso(change.askedAt),
    decidedAt: iso(change.decidedAt),
    mayDecide: outcome === null && change.askedBy !== reader,
  };
}

interface BesideCircle {
  requests: readonly Record<string, unknown>[];
  brokenGlasses: readonly Record<string, unknown>[];
  known: readonly KnownPrincipal[];
  /** Account that reads. */
  reader: string;
}

/** Who may know a case, what is asked and what was broken. */
export function presentCircle(state: Case, beside: BesideCircle) {
  const { grants, markingChanges } = state;
  const names = new Map(beside.known.map(({ principal, name }) => [principal, name]));
  return {
    grants: grants.map((grant) => presentGrant(grant, state, names)),
    markingChanges: markingChanges.map((change) => presentChange(change, beside.reader)),
    requests: beside.requests,
    brokenGlasses: beside.brokenGlasses,
  };
}
