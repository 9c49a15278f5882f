/** What a reading is of: a case, a page of the queue or of a search, the record itself, what is kept, what is counted. */
export interface Reading {
  action: string;
  of: 'case' | 'queue' | 'cases_shown' | 'record' | 'retention' | 'statistics';
}

const reading = (action: string): Reading => ({ action, of: 'case' });

/**
 * Every route that shows a case or a part of one, with what its line in the record says of the purpose. The API does
 * not start while such a route is missing here (`refuseUnrecordedReadings`).
 */
export const READINGS: Readonly<Record<string, Reading>> = {
  'GET /cases': { action: 'read_queue', of: 'queue' },
  'GET /search': { action: 'search', of: 'cases_shown' },
  'GET /waiting-decisions': { action: 'read_queue', of: 'queue' },
  'GET /cases/:id': reading('read'),
  'GET /cases/:id/timeline': reading('read_timeline'),
  'GET /cases/:id/letters': reading('read_letters'),
  'GET /cases/:id/declarations': reading('read_declarations'),
  'GET /cases/:id/declarations/compare': reading('read_comparison'),
  'GET /cases/:id/messages': reading('read_messages'),
  'GET /cases/:id/audience': reading('read_audience'),
  'GET /cases/:id/children': reading('read_children'),
  'GET /cases/:id/candidates': reading('read_candidates'),
  'GET /cases/:id/sheets/:sheet': reading('read_sheet'),
  'GET /cases/:id/sheets/:sheet/pdf': reading('read_sheet_pdf'),
  'GET /cases/:id/access': reading('read_access'),
  'GET /follow-up': reading('read'),
  'GET /follow-up/receipt.pdf': reading('read_receipt'),
  'GET /follow-up/versions': reading('read_comparison'),
  'GET /follow-up/messages': reading('read_messages'),
  'GET /follow-up/sheets/:sheet': reading('read_sheet'),
  'GET /follow-up/sheets/:sheet/pdf': reading('read_sheet_pdf'),
  'GET /acknowledgements/:token': reading('read_link'),
  'GET /statistics': { action: 'read_statistics', of: 'statistics' },
  'GET /record': { action: 'read_record', of: 'record' },
  'GET /record/seal': { action: 'read_seal', of: 'record' },
  'GET /record/export': { action: 'export_record', of: 'record' },
  'GET /retention': { action: 'read_retention', of: 'retention' },
  'GET /retention/certificates': { action: 'read_certificates', of: 'retention' },
  'GET /retention/certificates/:certificate': { action: 'read_certificates', of: 'retention' },
};

/** Refusals that the record keeps. What nobody signed in asks is noise; sign-in has a record of its own. */
export const REFUSALS_KEPT: ReadonlySet<string> = new Set([
  'not_your_role',
  'not_granted',
  'not_found',
  'too_many_readings',
  'unknown_reference_or_code',
  'unknown_link',
]);
