// The worst incident at a hospital, at a social-security body and at a military hospital: between them they
// trigger every rule, so that the page of obligations can name each creditor.

const indents = Object.fromEntries(
  'safety_of_care health_data normal_operation health_system_organisation others_may_be_hit'
    .split(' ')
    .map((indent) => [indent, 'actual']),
);
const qualification = {
  indents,
  level: 'significatif',
  otherSectors: true,
  nationalScope: true,
  certFrSupport: true,
  decidedAt: 0,
};
const incident = {
  noticedAt: Date.UTC(2026, 0, 1),
  patientDanger: 'actual',
  operation: 'care_interrupted',
  systems: ['medical_device'],
  measures: ['diversion'],
  data: { personal: 'yes', health: 'yes', nir: 'yes', mayRevealHealth: 'yes', effects: ['disclosed'] },
};

function worstAt(type) {
  const facility = { id: type, type, ars: 'ars:NN', ose: 'yes', declares: true };
  return { receivedAt: 0, facilities: [facility], incident, qualification };
}

export const WITNESSES = ['public_hospital', 'social_security_body', 'military_hospital'].map(worstAt);
