import { mayOn, type CaseCapability } from '#domain/access';
import type { Case, Refused } from '#domain/cases';
import { findCase } from '#persistence/cases';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../http/access';
import { Problem } from '../http/problem';

/**
 * Asks of the grants what the database asks of every row: an account knows a case by a grant, and does there what the
 * grant lets it do. Holders of a code or a link have their case by their secret.
 * @param needed what the act asks; reading is asked in any case
 * @param now epoch ms
 * @returns null, or why not
 */
export function refusalOfAccess(
  { subject, actor }: Principal,
  state: Case,
  { needed, now }: { needed: CaseCapability | null; now: number },
): Problem | null {
  if (subject === null || (actor.kind !== 'staff' && actor.kind !== 'party')) return null;
  const able = mayOn(subject, state, { grants: state.grants, now });
  if (!able.includes('read')) return new Problem('not_found');
  return needed === null || able.includes(needed) ? null : new Problem('not_granted');
}

/** What is marked beyond the writer's own clearance would be lost to the writer at once; giving a grant back is not that. */
export function refusalToShutOut(
  principal: Principal,
  { before, after, now }: { before: Case; after: Case; now: number },
): Refused | null {
  const grants = [...before.grants, ...after.grants];
  const isShut = refusalOfAccess(principal, { ...after, grants }, { needed: null, now }) !== null;
  return isShut ? { ok: false, refusal: 'shuts_you_out', detail: [] } : null;
}

/**
 * A case as its reader may know it.
 * @param now epoch ms
 * @throws Problem when there is none for this reader
 */
export async function loadReadable(
  db: EntityManager,
  principal: Principal,
  { id, now }: { id: string; now: number },
): Promise<Case> {
  const state = await findCase(db, id);
  if (!state) throw new Problem('not_found');
  const unable = refusalOfAccess(principal, state, { needed: principal.needs, now });
  if (unable) throw unable;
  return state;
}
