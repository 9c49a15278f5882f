import { aDeclaration } from './declaration';

/** A declaration in which every field is said. */
export function aFullDeclaration(): Record<string, unknown> {
  const at = (hoursAgo: number) => new Date(Date.now() - hoursAgo * 3_600_000).toISOString();
  return aDeclaration({
    facility: {
      name: 'CH d’Exemple',
      finess: '590000758',
      siret: '26590674300017',
      type: 'public_hospital',
      department: '59',
      ose: 'no',
    },
    otherSites: [{ name: 'Site annexe', finess: '590000766', type: 'public_hospital', department: '59' }],
    declarant: {
      name: 'Sacha Exemple',
      role: 'ciso',
      email: 'rssi@hopital.example',
      phone: '+33 1 99 00 00 01',
      delegated: true,
    },
    startedAt: at(5),
    endedAt: at(2),
    data: {
      personal: 'yes',
      health: 'yes',
      nir: 'no',
      mayRevealHealth: 'no',
      published: 'no',
      effects: ['disclosed'],
      persons: 1200,
      records: 2400,
      awarenessAt: at(3),
    },
    commonProvider: 'Hébergeur d’exemple',
    supportRequested: true,
    urgent: false,
    alreadyDone: [{ authority: 'police', at: at(1), reference: 'PV 2026-1' }],
    tlp: 'AMBER+STRICT',
    channel: 'web',
  });
}
