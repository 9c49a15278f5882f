const SENTENCE =
  'Vers 3 h les postes du service des urgences affichent une demande de rançon et l’imagerie ne répond plus. ';

/** Bytes of the body that the goal counts with. */
const SIZE = 4096;

const DECLARATION = {
  channel: 'web',
  facility: {
    name: 'Centre hospitalier d’Armentières',
    finess: '590000758',
    type: 'public_hospital',
    department: '59',
    ose: 'no',
  },
  declarant: {
    name: 'Sacha Exemple',
    role: 'director',
    email: 'direction@hopital.example',
    phone: '+33 1 99 00 00 03',
    delegated: true,
  },
  noticedAt: '2024-02-11T03:00:00+01:00',
  startedAt: '2024-02-11T02:00:00+01:00',
  incidentType: 'ransomware',
  origin: 'malicious',
  perimeter: 'whole_system',
  systems: ['patient_record', 'directory', 'imaging', 'laboratory'],
  patientDanger: 'none',
  operation: 'care_interrupted',
  measures: ['system_shutdown', 'emergency_closed', 'diversion', 'deprogramming'],
  data: {
    personal: 'unknown',
    health: 'unknown',
    effects: ['unavailable'],
    awarenessAt: '2024-02-11T03:00:00+01:00',
  },
  othersMayBeHit: 'unknown',
  supportRequested: true,
  urgent: true,
  alreadyDone: [{ authority: 'police', at: '2024-02-11T05:00:00+01:00', reference: 'PV-EXEMPLE-3' }],
  tlp: 'AMBER+STRICT',
};

/** A declaration with every block filled in, of exactly 4 KB as JSON: an urgent one, so it raises a page too. */
export function fullDeclaration(): Record<string, unknown> {
  const sizeWith = (narrative: string) =>
    Buffer.byteLength(JSON.stringify({ ...DECLARATION, narrative }), 'utf8');
  let narrative = SENTENCE;
  while (sizeWith(narrative + SENTENCE) <= SIZE) narrative += SENTENCE;
  return { ...DECLARATION, narrative: narrative + '.'.repeat(SIZE - sizeWith(narrative)) };
}
