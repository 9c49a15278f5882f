/**
 * Who may do what to which table, on one screen. Letters: s select, i insert, u update; nobody deletes.
 * `hidden` keeps the table readable as empty for an audience that loads a case but may not know this part.
 */
export type Audience =
  'vigie_staff' | 'vigie_party' | 'vigie_declarant' | 'vigie_recipient' | 'vigie_intake' | 'vigie_worker';

/** Which rows of a case-scoped table an audience may know; `%s` is the column that holds the case. */
export const MAY_KNOW: Record<Audience, string> = {
  vigie_staff: `(select who.is_staff())`,
  vigie_party: `exists (select from case_grant g where g.case_id = %s and g.organisation = (select who.organisation()))`,
  vigie_declarant: `%s = (select who.declared_case())`,
  vigie_recipient: `%s = (select who.letter_case())`,
  vigie_intake: `true`,
  vigie_worker: `true`,
};

type Verbs = '' | 's' | 'i' | 'u' | 'si' | 'su' | 'iu' | 'siu' | 'hidden' | 'hidden+i';
type Row = [staff: Verbs, party: Verbs, declarant: Verbs, recipient: Verbs, intake: Verbs, worker: Verbs];

export const AUDIENCES: readonly Audience[] = [
  'vigie_staff',
  'vigie_party',
  'vigie_declarant',
  'vigie_recipient',
  'vigie_intake',
  'vigie_worker',
];

export const CASE_TABLES: Record<string, Row> = {
  //               staff   party     declarant   recipient  intake  worker
  incident_case: ['su', 'su', 'su', 'su', 'i', 'su'],
  case_facility: ['siu', 's', 's', 's', 'i', 's'],
  case_grant: ['si', 's', '', '', 'i', ''],
  declaration: ['s', 's', 'si', 's', 'i', 's'],
  qualification: ['si', 'si', 's', 's', '', 's'],
  obligation: ['siu', 's', 'siu', 'su', 'i', 'siu'],
  release: ['siu', 's', 'si', 's', 'i', 's'],
  letter: ['siu', 's', 'siu', 'su', 'i', 'su'],
  task: ['siu', 'hidden', 'hidden+i', 'hidden', 'i', 'siu'],
  case_event: ['si', 'si', 'si', 'si', 'i', 'si'],
  call_note: ['si', '', '', '', '', ''],
  audit_event: ['i', 'i', 'i', 'i', 'i', 'i'],
  outbox: ['i', 'i', 'i', 'i', 'i', 'siu'],
  delivery: ['s', '', '', '', '', 'siu'],
  page: ['si', '', '', '', 'i', 'su'],
};

/** The directory: the same for everybody who may read it at all. Column lists where addresses stay inside. */
export const DIRECTORY_RIGHTS: Record<string, Record<string, string>> = {
  organisation: {
    vigie_registrar: 'select, insert, update',
    vigie_staff: 'select',
    vigie_worker: 'select',
    vigie_verifier: 'select',
    vigie_party: 'select (id, code, kind, name)',
    vigie_declarant: 'select (id, code, kind, name)',
    vigie_recipient: 'select (id, code, kind, name)',
  },
  organisation_key: {
    vigie_registrar: 'select, insert, update',
    vigie_staff: 'select',
    vigie_worker: 'select',
  },
  account: { vigie_registrar: 'select, insert, update', vigie_verifier: 'select' },
  session: { vigie_verifier: 'select, insert, update' },
  sign_in_attempt: { vigie_verifier: 'select, insert' },
  facility: {
    vigie_registrar: 'select, insert, update',
    vigie_api: 'select',
    vigie_intake: 'select',
    vigie_staff: 'select',
    vigie_worker: 'select',
  },
  shift: { vigie_registrar: 'select, insert, update', vigie_staff: 'select', vigie_worker: 'select' },
  clock_offset: { vigie_api: 'select, update', vigie_worker: 'select' },
};

/** What the functions that check bearer secrets may read of cases. */
export const VERIFIER_READS = ['declaration', 'letter', 'delivery', 'release'];
