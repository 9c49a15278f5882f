/** Tables of the record and its seals; their rights are written out below, since no audience of a case has any. */
export const RECORD_TABLES = [
  'audit_leaf',
  'record_key',
  'sealed_head',
  'head_stamp',
  'witness_mail',
  'refusal_tally',
];

/**
 * Who seals and who reads the record. The sealer reads events, gives each its place once, and adds heads; it can
 * neither change an event nor a head, nor see anything else of a case.
 */
const READABLE = ['audit_event', 'audit_leaf', 'record_key', 'sealed_head', 'head_stamp', 'witness_mail'];
const readers = READABLE.map(
  (table) =>
    `create policy record_is_read on ${table} for select to vigie_staff using ((select who.reads_record()));`,
);

export const RECORD_RIGHTS = `
  ${readers.join('\n  ')}

  create trigger audit_event_committed before insert on audit_event
    for each row execute function who.commit_event();

  grant insert on audit_leaf to vigie_verifier;
  create policy verifier_commits on audit_leaf for insert to vigie_verifier with check (position is null);
  grant select, insert, update on refusal_tally to vigie_verifier;
  create policy verifier_counts on refusal_tally to vigie_verifier using (true) with check (true);

  grant select on audit_event, record_key, sealed_head, head_stamp, witness_mail to vigie_staff;
  grant select (event_id, position, hash) on audit_leaf to vigie_staff;

  grant select on audit_event to vigie_sealer;
  create policy sealer_reads on audit_event for select to vigie_sealer using (true);
  grant select (event_id, position, hash), update (position, hash) on audit_leaf to vigie_sealer;
  create policy sealer_reads on audit_leaf for select to vigie_sealer using (true);
  create policy sealer_places on audit_leaf for update to vigie_sealer
    using (position is null) with check (position is not null);
  grant select, insert on record_key, sealed_head, head_stamp, witness_mail to vigie_sealer;
  create policy sealer_reads on record_key for select to vigie_sealer using (true);
  create policy sealer_adds on record_key for insert to vigie_sealer with check (true);
  create policy sealer_reads on sealed_head for select to vigie_sealer using (true);
  create policy sealer_adds on sealed_head for insert to vigie_sealer with check (true);
  create policy sealer_reads on head_stamp for select to vigie_sealer using (true);
  create policy sealer_adds on head_stamp for insert to vigie_sealer with check (true);
  create policy sealer_reads on witness_mail for select to vigie_sealer using (true);
  create policy sealer_adds on witness_mail for insert to vigie_sealer with check (true);
`;
