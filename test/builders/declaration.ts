/** Words that only the narrative holds: whoever may not read it must not find them. */
export const NARRATIVE = 'Une note de rançon Kobold s’affiche ; les lits 12 à 18 sont suivis sur papier.';

/** The body of a declaration over HTTP: a hospital of the Nord, data and care possibly hit. */
export function aDeclaration(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    facility: { name: 'CH d’Exemple', finess: '590000758', department: '59', type: 'public_hospital' },
    declarant: {
      name: 'Sacha Exemple',
      role: 'ciso',
      email: 'rssi@hopital.example',
      phone: '+33 1 99 00 00 01',
    },
    narrative: NARRATIVE,
    noticedAt: new Date(Date.now() - 3 * 3_600_000).toISOString(),
    incidentType: 'ransomware',
    origin: 'malicious',
    perimeter: 'several_servers',
    systems: ['patient_record', 'mail'],
    patientDanger: 'potential',
    operation: 'degraded',
    measures: ['internet_cut'],
    data: { personal: 'yes', health: 'yes', effects: ['disclosed'], persons: 1200 },
    othersMayBeHit: 'unknown',
    ...change,
  };
}

/** What an analyst enters: the care may be hit, the organisation of care in the region is. */
export function aQualifyingBody(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    indents: {
      safety_of_care: 'potential',
      health_data: 'actual',
      normal_operation: 'actual',
      health_system_organisation: 'potential',
      others_may_be_hit: 'no',
    },
    reason: 'Analyse de l’astreinte',
    ...change,
  };
}
