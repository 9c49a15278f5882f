/**
 * Every table that a holder of a code or a link, and the worker, reads, with its columns where it is not the whole row;
 * written by hand from what the follow-up page shows, what an acknowledgement changes and what each job of the worker
 * does. Whoever lets one of them read more writes here why it must.
 */
export const READ_COLUMNS: Record<string, Record<string, string>> = {
  // The page of the link, and what acknowledging settles.
  vigie_recipient: {
    incident_case: 'id reference status tlp version',
    obligation: 'case_id id proof rule settled_at state',
    letter: 'acknowledged_at case_id id obligation_ids recipient state tlp',
    // Whether a command comes again.
    case_event: 'by case_id command_digest command_key id',
  },
  // The follow-up page, and what a complement derives anew: not who treats the case, its rank, nor the history.
  vigie_declarant: {
    incident_case:
      'changed_at changed_by channel choices compartments confirmed_at declaration_version id incident level merged_code_opens merged_into notifiable_changed_at originator out_of_scope pap parent_id priority priority_score protection received_at reference resolution shared_revision split_from status tlp version wake_at',
    declaration:
      'case_id channel compartments declarant facility facts id kind originator pap protection received_at tlp version',
    case_event: 'by case_id command_digest command_key id',
    organisation: 'code id kind name',
    ...whole(
      'case_facility obligation release letter qualification recommendation exchange_message shared_facts',
    ),
    // Empty.
    ...whole('case_grant task marking_change restricted_handling'),
    closure_day: '*',
  },
  vigie_worker: {
    // What time decides and what letters say: a decision is made on the whole case.
    ...whole('incident_case case_facility qualification obligation release letter task shared_facts'),
    // Loaded with a case, and empty.
    ...whole('case_grant marking_change recommendation'),
    // The address of the person to whom a receipt goes.
    declaration: 'case_id declarant id version',
    // Whether a letter may say anything.
    restricted_handling: 'case_id id lifted_at',
    // What must leave, to whom, and what became of it.
    outbox: '*',
    delivery:
      'address case_id channel ended_at id leased_until letter_id message_id number reply started_at state',
    organisation: 'code email id name',
    organisation_key: '*',
    account_notice: '*',
    // Who is woken, and for what.
    ...whole('page shift'),
    broken_glass: 'alarmed_at case_id id review_due_at reviewed_at',
    // Whether the time of a case has come.
    legal_hold: 'case_id id lifted_at',
    erasure_request: 'case_id confirmed_at id',
    erasure: 'case_id erased_at id rule',
    clock_offset: '*',
    // Whether production may start on it.
    demonstration: '*',
  },
};

function whole(tables: string): Record<string, string> {
  return Object.fromEntries(tables.split(' ').map((table) => [table, '*']));
}
