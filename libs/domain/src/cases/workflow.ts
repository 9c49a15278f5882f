import { STATUSES, TRANSITIONS, type Status, type Transition, type TransitionName } from './transitions.data';

const TABLE: Record<TransitionName, Transition> = TRANSITIONS;

/** The transitions that a status allows, for the buttons of a screen and the refusal of a command. */
export function transitionsFrom(status: Status): TransitionName[] {
  return (Object.keys(TABLE) as TransitionName[]).filter((name) => TABLE[name].from.includes(status));
}

/** The status after `transition`, or null when it is not allowed from `status`. */
export function findNextStatus(status: Status, transition: TransitionName): Status | null {
  return TABLE[transition].from.includes(status) ? TABLE[transition].to : null;
}

/** Faults of a workflow table: statuses that nothing reaches. Empty when the table is sound. */
export function faultsOfWorkflow(table: Record<string, Transition> = TABLE): string[] {
  const reached = new Set<Status>(['received']);
  for (let grew = true; grew;) {
    const size = reached.size;
    for (const { from, to } of Object.values(table)) {
      if (from.some((status) => reached.has(status))) reached.add(to);
    }
    grew = reached.size > size;
  }
  return STATUSES.filter((status) => !reached.has(status)).map((status) => `nothing leads to ${status}`);
}

/** @throws when the workflow table has faults: a process that would get lost in it does not start */
export function refuseUnsoundWorkflow(): void {
  const faults = faultsOfWorkflow();
  if (faults.length > 0) throw new Error(`The workflow table is unsound: ${faults.join(', ')}`);
}
