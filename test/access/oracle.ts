import type { GrantSaid, Mark, Thing } from './objects';
import { LABELS, type Label, type Subject } from './subjects.data';

/**
 * The need-to-know said again from the design and from TLP 2.0, without a look at the product: what the access
 * matrices hold it against.
 */
const rank = (label: Label) => LABELS.indexOf(label);
const CASE_ROLES = ['analyst', 'duty_manager', 'authority', 'ars_agent', 'facility_member'];

export const isDesk = ({ account }: Subject) => account?.organisation === 'cert';

/** Whether anything at all is open to the account: a session that goes on, an account in use, a role with cases. */
export const isHeard = ({ account, session }: Subject) =>
  account !== null && session === 'live' && account.active !== false;
export const hasCases = (subject: Subject) => isHeard(subject) && CASE_ROLES.includes(subject.account!.role);

/** Every name under which somebody may have been let in. */
function namesOf({ name, account }: Subject): string[] {
  if (account === null) return [];
  const [kind, code] = account.organisation.split(':');
  const region = kind === 'ars' ? [`region:${code}`] : [];
  return [
    ...[`account:${name}`, account.organisation, ...region],
    ...(account.teams ?? []).map((t) => `team:${t}`),
  ];
}

/** RED is for persons, AMBER+STRICT for one organisation (no region), the rest for communities too. */
function isAudience(to: string, label: Label): boolean {
  if (label === 'RED') return to.startsWith('account:');
  return label !== 'AMBER+STRICT' || !to.startsWith('region:');
}

const isLive = ({ state }: GrantSaid) => state === 'live' || state === 'until tomorrow';

/** Whether the clearance reaches what bears this mark, whatever is granted. */
const isCleared = ({ account }: Subject, { tlp, compartments }: Mark) =>
  rank(account!.ceiling) >= rank(tlp) && compartments.every((one) => account!.compartments.includes(one));

/** Whether one of these acts on what bears this mark in this case is open to an account. */
export function isOpen(
  subject: Subject,
  thing: Thing,
  mark: Mark,
  acts: readonly string[] = ['read'],
): boolean {
  if (!hasCases(subject) || !isCleared(subject, mark)) return false;
  const names = namesOf(subject);
  return thing.grants.some(
    (grant) =>
      isLive(grant) &&
      names.includes(grant.to) &&
      acts.some((act) => grant.may.includes(act)) &&
      rank(grant.upTo) >= rank(mark.tlp) &&
      isAudience(grant.to, mark.tlp),
  );
}

/** Anything beyond reading: what the database asks before it lets write. */
export const ACTS = ['contribute', 'pilot', 'release', 'close'];
export const namesFor = namesOf;
