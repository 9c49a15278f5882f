/**
 * What a reading is of: a case, a page of the queue or of a search, glasses that were broken, the record itself, what is
 * kept, what is counted, who is here.
 */
export interface Reading {
  action: string;
  of: 'case' | 'queue' | 'cases_shown' | 'record' | 'retention' | 'statistics' | 'broken_glass' | 'directory';
}

const reading = (action: string): Reading => ({ action, of: 'case' });

/**
 * Every GET that is not open to everybody, with what its line in the record says of the purpose. The API does not
 * start while one is missing both here and in UNRECORDED (`refuseUnrecordedReadings`).
 *
 * A line of a case is written from TLP:AMBER on. A line of a list is one line whatever it shows, and names each case
 * that it showed, of any label: references, facilities and labels are what most people learn of most cases, and who
 * asks afterwards who knew of one is owed the lists too. The identifiers are in `object_id`, which is sealed with the
 * line: a list costs one row as before, and `who.lines_about` finds the lists of a case by an index. The words that
 * were searched are never kept: they may say more than the case.
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
  'GET /desk/out-of-scope-counts': { action: 'read_statistics', of: 'statistics' },
  'GET /broken-glasses': { action: 'read_glasses', of: 'broken_glass' },
  'GET /principals': { action: 'read_directory', of: 'directory' },
  'GET /teams': { action: 'read_directory', of: 'directory' },
  'GET /accounts': { action: 'read_directory', of: 'directory' },
  'GET /record': { action: 'read_record', of: 'record' },
  'GET /record/seal': { action: 'read_seal', of: 'record' },
  'GET /record/export': { action: 'export_record', of: 'record' },
  'GET /retention': { action: 'read_retention', of: 'retention' },
  'GET /retention/certificates': { action: 'read_certificates', of: 'retention' },
  'GET /retention/certificates/:certificate': { action: 'read_certificates', of: 'retention' },
};

/** GETs that somebody has to be signed in for and that leave no line, with the reason. */
export const UNRECORDED: Readonly<Record<string, string>> = {
  'GET /account': 'shows a person the own account',
  'GET /sessions': 'shows a person the own sessions',
  'GET /sessions/current': 'shows a person who that same person is, and what the account may do',
  'GET /api-keys': 'shows the people of a facility its own keys, never what they open',
  'GET /desk/closures': 'closure days, the same for everybody',
  'GET /access-requests': 'shows a person what that same person asked for, in the words that were typed',
  'GET /waiting-decisions/count': 'a number; no case is named',
  'GET /organisations': 'names organisations and counts their accounts: nobody, and no case',
  'GET /recommendations': 'the catalogue of advice, the same for everybody',
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
