import type { ReadRecord, RecordRow } from './read-record';

export function presentEvent(row: RecordRow) {
  const { id, action, decision, reason, case_id, reference } = row;
  return {
    ...{ id, action, decision, reason },
    at: row.at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    actor: { kind: row.actor_kind, account: row.actor_account, function: row.actor_function },
    // Of a list how many it showed; the cases themselves are asked for one by one.
    object: { type: row.object_type, id: row.object_id.split(' ', 1)[0]! },
    case: case_id === null ? null : { id: case_id, reference },
    requestId: row.request_id,
    position: row.position === null ? null : Number(row.position),
  };
}

export function presentSeal({
  head,
  stamped,
  mailed,
  waiting,
  lag,
}: Awaited<ReturnType<ReadRecord['seal']>>) {
  return {
    head: head && {
      ...{ log: head.log, number: head.number, size: head.size, root: head.root.toString('hex') },
      ...{ at: new Date(head.at).toISOString(), key: head.keyId.toString('hex') },
    },
    ...{ waiting, lagSeconds: lag },
    stamped: stamped && { number: stamped.number, at: new Date(stamped.at).toISOString() },
    mailed: mailed && { number: mailed.number, at: mailed.at.toISOString() },
  };
}
