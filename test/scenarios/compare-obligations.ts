import { line, type Line } from './line';
import type { Observation, SeenObligation, Snapshot } from './observation';
import type { ExpectedObligation } from './scenario';

const SETTLED = ['acknowledged', 'fulfilled', 'waived', 'superseded'];

type Seen = Pick<Observation, 'snapshots'>;

/** Holds when some obligation answers to every key that is given, at the end or after the step named. */
export function obligationLine(wanted: ExpectedObligation, seen: Seen, steps: number): Line {
  const expectation = `obligation ${describe(wanted)}`;
  const at = wanted.after_step ?? steps;
  // The end comes after declarations that came after the last step.
  const snapshot =
    wanted.after_step === undefined
      ? seen.snapshots.at(-1)
      : seen.snapshots.find(({ afterStep }) => afterStep === at);
  if (!snapshot) return line(expectation, 'that moment was not reached');
  const alive = obligationsOf(snapshot).filter(({ state }) => state !== 'superseded');
  const kin = alive.filter((o) => isAbout(o, wanted));
  const found = kin.filter((o) => isDueAndStands(o, wanted, snapshot.at));
  if (found.length === 0) return line(expectation, whatIsThere(kin, snapshot.at));
  const shown = found.some(({ debtor, onFollowUp }) => debtor !== 'facility' || onFollowUp);
  return line(expectation, shown ? null : 'whoever declared does not find it on the follow-up page');
}

/** Holds when no obligation answers to the keys at any moment. */
export function neverLine(unwanted: ExpectedObligation, { snapshots }: Seen): Line {
  const when = snapshots.find((snapshot) =>
    obligationsOf(snapshot).some((o) => isAbout(o, unwanted) && isDueAndStands(o, unwanted, snapshot.at)),
  );
  const expectation = `never ${describe(unwanted)}`;
  if (snapshots.every(({ cases }) => cases.length === 0)) return line(expectation, 'no case was looked at');
  return line(expectation, when ? `there after step ${when.afterStep}` : null);
}

const obligationsOf = ({ cases }: Snapshot) => cases.flatMap(({ obligations }) => obligations);

function isAbout(o: SeenObligation, { debtor, act, creditor }: ExpectedObligation): boolean {
  if (act !== undefined && o.act !== act) return false;
  if (creditor !== undefined && o.creditor !== creditor) return false;
  if (debtor === undefined) return true;
  return debtor.startsWith('facility:')
    ? o.debtor === 'facility' && o.facility === debtor.slice('facility:'.length)
    : o.debtor === debtor;
}

function isDueAndStands(o: SeenObligation, { due, state }: ExpectedObligation, at: number): boolean {
  if (due !== undefined && o.dueAt !== Date.parse(due)) return false;
  if (state === undefined) return true;
  return state === 'overdue' ? isOverdue(o, at) : stateOf(o) === state;
}

/** A letter being prepared is not sent: the obligation is still open to the outside. */
const stateOf = ({ state }: SeenObligation) => (state === 'prepared' ? 'open' : state);

function isOverdue({ dueAt, state }: SeenObligation, at: number): boolean {
  return dueAt !== null && at > dueAt && !SETTLED.includes(state);
}

function describe({ debtor, act, creditor, due, state, after_step: step }: ExpectedObligation): string {
  const parts = [
    debtor,
    act,
    creditor,
    due && `due ${due}`,
    state && `is ${state}`,
    step && `after step ${step}`,
  ];
  return parts.filter(Boolean).join(' ');
}

function whatIsThere(kin: readonly SeenObligation[], at: number): string {
  if (kin.length === 0) return 'there is none';
  const said = kin.map((o) => {
    const due = o.dueAt === null ? 'without a fixed end' : `due ${new Date(o.dueAt).toISOString()}`;
    return `${stateOf(o)}${isOverdue(o, at) ? ' and overdue' : ''}, ${due}`;
  });
  return `found ${said.join('; ')}`;
}
