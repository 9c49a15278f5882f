/** The directory: the same for everybody who may read it at all. Column lists where addresses stay inside. */
export const DIRECTORY_RIGHTS: Record<string, Record<string, string>> = {
  organisation: {
    vigie_registrar: 'select, insert, update',
    vigie_staff: 'select',
    vigie_worker: 'select (id, code, name, email)',
    vigie_verifier: 'select, insert, update (name, closed_at)',
    vigie_party: 'select (id, code, kind, name)',
    vigie_declarant: 'select (id, code, kind, name)',
  },
  organisation_key: {
    vigie_registrar: 'select, insert, update',
    vigie_staff: 'select',
    vigie_worker: 'select',
  },
  account: {
    vigie_registrar: 'select, insert, update',
    vigie_verifier:
      'select, insert, update (function, role, password_salt, password_proof, active, enrolled_at, tlp_ceiling, compartments)',
  },
  team: {
    vigie_registrar: 'select, insert, update',
    vigie_verifier: 'select, insert',
    vigie_staff: 'select',
  },
  team_member: {
    vigie_registrar: 'select, insert, update',
    vigie_verifier: 'select, insert, update (since, left_at)',
  },
  session: { vigie_verifier: 'select, insert, update' },
  sign_in_attempt: { vigie_verifier: 'select, insert, update (forgiven)' },
  // What a person proves at sign-in: nobody reads it but the functions that check it; the seed invents some.
  sign_in_witness: { vigie_registrar: 'select, insert, update', vigie_verifier: 'select' },
  totp: { vigie_registrar: 'insert', vigie_verifier: 'select, insert, update' },
  passkey: { vigie_verifier: 'select, insert, update' },
  sign_in_challenge: { vigie_verifier: 'select, insert' },
  known_device: { vigie_verifier: 'select, insert, update' },
  federated_identity: { vigie_verifier: 'select, insert, update' },
  recovery_code: { vigie_verifier: 'select, insert, update (used_at)' },
  enrolment_code: { vigie_registrar: 'insert', vigie_verifier: 'select, insert, update' },
  clearance_change: { vigie_verifier: 'select, insert, update (outcome, decided_by, decided_at)' },
  api_key: { vigie_verifier: 'select, insert, update' },
  case_seen: { vigie_verifier: 'select, insert, delete' },
  account_notice: {
    vigie_verifier: 'select, insert',
    vigie_worker: 'select, update (leased_until, sent_at, copies)',
  },
  facility: {
    vigie_registrar: 'select, insert, update',
    vigie_api: 'select',
    vigie_intake: 'select',
    vigie_staff: 'select',
    vigie_verifier: 'select',
  },
  shift: {
    vigie_registrar: 'select, insert, update',
    vigie_staff: 'select',
    vigie_worker: 'select',
    vigie_verifier: 'select',
  },
  closure_day: {
    vigie_staff: 'select, insert, update',
    vigie_party: 'select',
    vigie_declarant: 'select',
    vigie_api: 'select',
  },
  demonstration: { vigie_registrar: 'select, insert', vigie_api: 'select', vigie_worker: 'select' },
  // Moved nowhere but where the seed of a demonstration lets the API move it: grants end by this clock.
  clock_offset: { vigie_api: 'select', vigie_worker: 'select', vigie_verifier: 'select' },
};

/** What the functions that check bearer secrets, that find and that count may read of cases. */
export const VERIFIER_READS = [
  'audit_event',
  'incident_case',
  'declaration',
  'letter',
  'delivery',
  'release',
  'restricted_handling',
  'case_grant',
  'access_request',
  'broken_glass',
  'marking_change',
  'case_facility',
  'obligation',
  'exchange_message',
  'call_note',
  'recommendation',
  'shared_facts',
  'case_event',
  'legal_hold',
  'erasure',
];

/** What the functions that sign people in and that note refusals write of the record: acts on accounts, never on a case. */
export const VERIFIER_WRITES = ['audit_event'];
