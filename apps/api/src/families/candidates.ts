import { OPEN_STATUSES } from '#domain/cases';
import { normaliseName } from '#domain/facilities';
import type { EntityManager } from 'typeorm';
import { MOST_CHILDREN } from './family.request';

const WINDOW_MS = 72 * 3_600_000;

const NAMED = `
  select c.id, c.incident ->> 'commonProvider' as provider
  from incident_case c
  where not exists (select from incident_case p where p.id = c.parent_id) and c.id <> $1 and c.status = any($2) and c.received_at > $3
    and c.incident ->> 'commonProvider' is not null
    and not exists (select from incident_case k where k.parent_id = c.id)
  order by c.received_at, c.id`;

const PROVIDER = `
  select c.incident ->> 'commonProvider' as provider,
    (select string_agg(f.name, e'\\n') from case_facility f where f.case_id = c.id and f.declares) as declarant
  from incident_case c where c.id = $1`;

/**
 * Open cases of the last 72 hours that name the provider of this one, or the facility that declared it when that
 * is the provider, however it is spelt, and that nobody attached yet: oldest first, 500 at most. A name in a
 * declaration proves nothing, so that a person attaches.
 */
export async function findCandidates(db: EntityManager, id: string, now: number): Promise<string[]> {
  const [own] = await db.query<{ provider: string | null; declarant: string | null }[]>(PROVIDER, [id]);
  const names = [own?.provider, own?.declarant].map((name) => normaliseName(name ?? '')).filter(Boolean);
  const since = new Date(now - WINDOW_MS);
  const named = await db.query<{ id: string; provider: string }[]>(NAMED, [id, OPEN_STATUSES, since]);
  return named
    .filter(({ provider }) => names.includes(normaliseName(provider)))
    .slice(0, MOST_CHILDREN)
    .map((found) => found.id);
}
