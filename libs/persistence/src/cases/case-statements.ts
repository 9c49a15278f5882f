import { functionOf } from '#domain/access';
import {
  markingOf,
  nextWakeAt,
  rankOf,
  UNTOLD_EVENTS,
  type Case,
  type CaseEvent,
  type Recommendation,
} from '#domain/cases';
import {
  insertRows,
  updateRows,
  type RowChange,
  type RowValues,
  type Statement,
} from '#persistence/database';
import { auditOf, outboxOf, type Change } from '#persistence/record';

type Part = { id: string };

function caseRow(state: Case): RowValues {
  return {
    id: state.id,
    reference: state.reference,
    version: state.version,
    status: state.status,
    tlp: state.tlp,
    pap: state.pap,
    compartments: state.compartments,
    originator: state.originator,
    protection: state.protection,
    receivedAt: state.receivedAt,
    channel: state.channel,
    incident: state.incident,
    declarationVersion: state.declarationVersion,
    confirmedAt: state.confirmedAt,
    notifiableChangedAt: state.notifiableChangedAt,
    parentId: state.parentId,
    sharedRevision: state.sharedRevision,
    mergedInto: state.mergedInto,
    mergedCodeOpens: state.mergedCodeOpens,
    splitFrom: state.splitFrom,
    choices: state.choices,
    outOfScope: state.outOfScope,
    level: state.qualification?.level ?? null,
    priorityScore: rankOf(state.priority),
    priority: state.priority.parts,
    priorityOverride: state.priority.override,
    assignee: state.assignee,
    resolvedAt: state.resolution?.at ?? null,
    resolution: state.resolution,
    rexDraft: state.rexDraft,
    wakeAt: state.wakeAt,
    changedBy: state.lastChange.by,
    changedAt: state.lastChange.at,
    // Whoever does not see all tasks adds some and ends none: what it does not see, it does not write either.
    hasOpenTask: state.tasks.some(({ doneAt }) => doneAt === null),
  };
}

/** The rows of a child table that are new or changed; unchanged parts kept their identity in the domain. */
function partStatements<T extends Part>(
  table: string,
  caseId: string,
  before: readonly T[],
  after: readonly T[],
): Statement[] {
  const held = new Map(before.map((part) => [part.id, part]));
  const added = after.filter((part) => !held.has(part.id)).map((part) => ({ ...part, caseId }));
  const changed = after.flatMap((part): RowChange[] => {
    const was = held.get(part.id);
    return was === undefined || was === part ? [] : [[{ ...was }, { ...part }]];
  });
  return [...insertRows(table, added), ...updateRows(table, changed)];
}

/** What an item bears is changed by whoever marks it (item-labels), and follows its case in the database. */
function withLabelsHeld(held: readonly Recommendation[], after: readonly Recommendation[]): Recommendation[] {
  return after.map((sent) => {
    const was = held.find(({ id }) => id === sent.id);
    return was ? { ...sent, ...markingOf(was) } : sent;
  });
}

function qualificationStatements(before: Case | null, after: Case, newId: () => string): Statement[] {
  const { qualification, id } = after;
  if (!qualification || before?.qualification === qualification) return [];
  const { decidedAt, decidedBy } = qualification;
  return insertRows('qualification', [
    { id: newId(), caseId: id, decidedAt, decidedBy, decision: qualification },
  ]);
}

/** Facilities share their id with the directory: a row's key is the case and the facility. */
function facilityStatements(before: Case | null, { id: caseId, facilities }: Case): Statement[] {
  const held = new Map((before?.facilities ?? []).map((f) => [f.id, f]));
  const added = facilities.filter((f) => !held.has(f.id)).map((f) => ({ ...f, caseId }));
  const changed = facilities.flatMap((f): RowChange[] => {
    const was = held.get(f.id);
    return was === undefined || was === f
      ? []
      : [
          [
            { ...was, caseId },
            { ...f, caseId },
          ],
        ];
  });
  return [...insertRows('case_facility', added), ...updateRows('case_facility', changed, ['caseId', 'id'])];
}

/** Who does not see all that is owed leaves it to the worker, which looks again at once. */
function wakeOf(
  after: Case,
  events: readonly CaseEvent[],
  { actor: { kind }, now, law }: Change,
): number | null {
  const seesAll = kind !== 'recipient' && kind !== 'party';
  // Tasks stay inside the desk: whoever agrees on the follow-up page cannot end those that waited for it.
  const endsTasks = kind === 'declarant' && events.some(({ type }) => type === 'consented');
  return seesAll && !endsTasks ? nextWakeAt(after, now, law) : now;
}

const commandOf = (command: Change['commandKey']) => ({
  commandKey: command?.key ?? null,
  commandDigest: command?.digest ?? null,
});

/** What everybody who may know the case may read of it; some events are told nobody here. */
function historyRows(caseId: string, events: readonly CaseEvent[], change: Change): RowValues[] {
  const told = events.filter(({ type }) => !UNTOLD_EVENTS.includes(type));
  return told.map(({ type, data }, i) => ({
    id: change.newId(),
    caseId,
    at: change.now,
    type,
    by: functionOf(change.actor),
    data,
    ...commandOf(i === 0 ? change.commandKey : null),
  }));
}

function pageRows(caseId: string, events: readonly CaseEvent[], { now }: Change): RowValues[] {
  return events
    .filter((event) => event.type === 'page_raised')
    .map(({ data }) => ({ id: data.id, caseId, reason: data.reason, raisedAt: now }));
}

const NOTHING_HELD = {
  ...{ grants: [], markingChanges: [], obligations: [], releases: [] },
  ...{ letters: [], tasks: [], recommendations: [] },
};
const isInsert = ({ text }: Statement) => text.startsWith('insert');

/**
 * Everything that one decision writes, in the order that keys and triggers need: state, history, audit
 * and outbox. Executed in one transaction, and nowhere else.
 */
export function caseStatements(
  before: Case | null,
  after: Case,
  events: readonly CaseEvent[],
  change: Change,
): Statement[] {
  const { id } = after;
  const row = caseRow({ ...after, wakeAt: wakeOf(after, events, change) });
  const held = before ?? NOTHING_HELD;
  const recommendations = withLabelsHeld(held.recommendations, after.recommendations);
  const opened = insertRows('incident_case', before === null ? [row] : []);
  // Whoever may know a case is written before what only they may write, and who no longer may after it.
  const access = partStatements('case_grant', id, held.grants, after.grants);
  const [granted, revoked] = [access.filter(isInsert), access.filter((s) => !isInsert(s))];
  return [
    ...opened,
    ...(before === null ? granted : []),
    ...facilityStatements(before, after),
    // A declarant lets in the agency of a facility that it names: the facility comes first.
    ...(before === null ? [] : granted),
    ...partStatements('marking_change', id, held.markingChanges, after.markingChanges),
    ...(before === null ? [] : updateRows('incident_case', [[caseRow(before), row]])),
    ...qualificationStatements(before, after, change.newId),
    ...partStatements('obligation', id, held.obligations, after.obligations),
    ...partStatements('release', id, held.releases, after.releases),
    ...partStatements('letter', id, held.letters, after.letters),
    ...partStatements('task', id, held.tasks, after.tasks),
    ...partStatements('recommendation', id, held.recommendations, recommendations),
    ...insertRows('case_event', historyRows(id, events, change)),
    ...insertRows('page', pageRows(id, events, change)),
    ...insertRows('audit_event', [auditOf(change, { type: 'case', id, caseId: id }, events)]),
    ...insertRows('outbox', outboxOf(id, events, change)),
    ...revoked,
  ];
}
