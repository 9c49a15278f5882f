import { saveFacilities } from '#persistence/facilities';
import { newId } from '#platform/ids';
import type { Client } from '../builders/clients';
import type { Installation } from './installation';
import { asAdmin } from './test-ground';

/** Puts facilities into the directory of an installation, by the import of the product. */
export async function importClients({ settings }: Installation, clients: readonly Client[]): Promise<void> {
  const facts = clients.map(({ finess, name, department, ars }) => ({
    ...{ finessEt: finess, finessEj: null, name, type: 'private_hospital' as const, category: '365' },
    ...{ legalStatus: null, siret: null, department, region: ars.slice(4) },
    ...{ communeCode: null, commune: null, postalCode: null },
  }));
  await asAdmin(settings.DATABASE_URL!, async (client) => {
    await client.query('set role vigie_registrar');
    await saveFacilities(client, facts as never, { source: 'essai', importedAt: new Date(), newId });
  });
}
