import { ACTS, hasCases, isDesk, isHeard, isOpen, namesFor } from './oracle';
import { isConfirmed, type Mark, type Thing } from './objects';
import type { Scope } from './rights.data';
import type { Subject } from './subjects.data';

/** One row of the world: of which case, and which of the rows that a table holds for it. */
export interface Row {
  id: string;
  thing: number;
  /** 0: the plain one; 1: the stricter, inner or foreign one; 2: a RED one. Of a grant: its place in the list. */
  variant: number;
}

export interface Seen {
  role: string;
  subject: Subject;
  things: readonly Thing[];
  /** The parent of a case, where it has one. */
  parentOf: (thing: number) => number | null;
}

const isKnown = (seen: Seen, thing: number, acts?: readonly string[]) => {
  const { role, subject, things } = seen;
  if (role === 'staff') return isDesk(subject) && isOpen(subject, things[thing]!, things[thing]!, acts);
  if (role === 'party') return !isDesk(subject) && isOpen(subject, things[thing]!, things[thing]!, acts);
  const kind = role === 'declarant' ? 'code' : 'link';
  return subject.holds?.kind === kind && subject.holds.object === thing;
};

function isItem(seen: Seen, { thing, variant }: Row, acts?: readonly string[]): boolean {
  const whole = seen.things[thing]!;
  if (!isKnown(seen, thing, acts)) return false;
  return isOpen(seen.subject, whole, markOf(whole, variant), acts);
}

const markOf = (whole: Thing, variant: number): Mark =>
  variant === 2 ? { ...whole, tlp: 'RED' } : variant === 1 ? whole.strict : whole;

/** What a parent shares is for whoever may know one of its children, and what is written there by its own mark. */
function isShared(seen: Seen, { thing, variant }: Row): boolean {
  const mark = markOf(seen.things[thing]!, variant);
  const isMine = (child: number) => {
    if (seen.parentOf(child) !== thing || !isKnown(seen, child)) return false;
    const own = seen.things[child]!;
    if (seen.subject.account) return isOpen(seen.subject, own, mark);
    // A code or a link is no person named, and is in the compartments of its own case.
    return mark.tlp !== 'RED' && mark.compartments.every((one) => own.compartments.includes(one));
  };
  return seen.things.some((_, child) => isMine(child));
}

const hasDeskRole = ({ subject, role }: Seen, roles: readonly string[]) =>
  role === 'staff' && isDesk(subject) && isHeard(subject) && roles.includes(subject.account!.role);

const isGrantedTo = (seen: Seen, { thing, variant }: Row) => {
  const { to, state } = seen.things[thing]!.grants[variant]!;
  const isOver = state === 'revoked' || state === 'expired';
  if (isOver || !hasCases(seen.subject) || !namesFor(seen.subject).includes(to)) return false;
  // A grant that opens nothing, by itself, tells of no case.
  const whole = seen.things[thing]!;
  return isOpen(seen.subject, { ...whole, grants: [whole.grants[variant]!] }, whole);
};

const isGrantSeen = (seen: Seen, row: Row) => {
  const side = seen.role === 'staff' ? isDesk(seen.subject) : !isDesk(seen.subject);
  if (!side) return false;
  return isGrantedTo(seen, row) || (seen.role === 'staff' && isKnown(seen, row.thing));
};

/** Who pilots for a time ends nothing that lasts. */
function isPilotedAsLong({ subject, things }: Seen, { thing, variant }: Row): boolean {
  const whole = things[thing]!;
  const lasts = ['live', 'revoked'].includes(whole.grants[variant]!.state);
  const grants = whole.grants.filter(({ state }) => !lasts || state === 'live');
  return isOpen(subject, { ...whole, grants }, whole, ['pilot']);
}

const KEEPERS = ['duty_manager', 'data_protection_officer'];

const isDedicated = ({ subject, role }: Seen) =>
  role === 'staff' && isDesk(subject) && subject.account!.role === 'duty_manager';

/** Whether a scope holds for a row: the words of `rights.data.ts`, each once. */
export const SCOPES: Record<Scope, (seen: Seen, row: Row) => boolean> = {
  everything: () => true,
  nothing: () => false,
  known: (seen, { thing }) => isKnown(seen, thing),
  'known to act': (seen, { thing }) => isKnown(seen, thing, ACTS),
  'known to pilot': (seen, { thing }) => isKnown(seen, thing, ['pilot']),
  item: (seen, row) => isItem(seen, row),
  'item to act': (seen, row) => isItem(seen, row) && isItem(seen, row, ACTS),
  grants: isGrantSeen,
  'grants to pilot': (seen, row) => isGrantSeen(seen, row) && isPilotedAsLong(seen, row),
  shared: isShared,
  'item or shared': (seen, row) => isItem(seen, row) || isShared(seen, row),
  told: (seen, { thing, variant }) => variant === 0 && isKnown(seen, thing),
  'first of its own': (seen, { thing, variant }) => variant === 0 && isKnown(seen, thing),
  'second of its own': (seen, { thing, variant }) => variant === 1 && isKnown(seen, thing),
  'dedicated chain': (seen, { thing }) => isDedicated(seen) && isKnown(seen, thing),
  'dedicated chain to act': (seen, { thing }) => isDedicated(seen) && isKnown(seen, thing, ACTS),
  'any case of the desk': ({ role, subject }) => role === 'staff' && isDesk(subject) && hasCases(subject),
  'in its own name': ({ role, subject }) => role === 'staff' && isDesk(subject) && isHeard(subject),
  'reader of the record': (seen) => hasDeskRole(seen, ['security_officer', 'data_protection_officer']),
  'reader of certificates': (seen) => hasDeskRole(seen, [...KEEPERS, 'security_officer']),
  'not of another declarant': (seen, { thing, variant }) => variant !== 1 && isKnown(seen, thing),
  'keeper of what is held': (seen, { variant }) => variant === 0 && hasDeskRole(seen, KEEPERS),
  'keeper of what waits': (seen, { thing }) => !isConfirmed(thing) && hasDeskRole(seen, KEEPERS),
  'keeper of data': (seen) => hasDeskRole(seen, KEEPERS),
};
