import { IsNull, type EntityManager } from 'typeorm';
import { OrganisationKeyTable, OrganisationTable } from './organisation.table';

/** Where and how to write to an organisation. Only the worker and the desk may read addresses. */
export interface Correspondent {
  code: string;
  name: string;
  email: string | null;
  keys: { fingerprint: string; armored: string }[];
}

/** The organisation of that code with its keys in force, newest first; null when it is not in the directory. */
export async function findCorrespondent(db: EntityManager, code: string): Promise<Correspondent | null> {
  const organisation = await db.findOne(OrganisationTable, {
    where: { code },
    select: { id: true, code: true, name: true, email: true },
  });
  if (!organisation) return null;
  const keys = await db.find(OrganisationKeyTable, {
    where: { organisationId: organisation.id, withdrawnAt: IsNull() },
    order: { pinnedAt: 'DESC' },
  });
  return { code, name: organisation.name, email: organisation.email, keys };
}

/** Names by code, for screens: "who was informed" in words. */
export async function namesOf(db: EntityManager, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .createQueryBuilder(OrganisationTable, 'o')
    .select(['o.id', 'o.code', 'o.name'])
    .where('o.code = any(:codes)', { codes: [...codes] })
    .getMany();
  return new Map(rows.map(({ code, name }) => [code, name]));
}
