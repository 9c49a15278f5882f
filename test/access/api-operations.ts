import { aQualifyingBody } from '../builders/declaration';
import { isHeard, isOpen } from './oracle';
import type { Thing } from './objects';
import type { Subject } from './subjects.data';

/** What somebody tries on a case through the API. */
export interface Operation {
  name: string;
  method: 'GET' | 'POST';
  /** Under the case. */
  path: string;
  body?: unknown;
  /** Roles whose accounts may use the route at all. */
  roles: readonly string[];
  /** What a grant must let do beside reading. */
  act: string;
}

const DESK = ['analyst', 'duty_manager'];
const READERS = [...DESK, 'authority', 'ars_agent', 'facility_member'];
const get = (name: string, path: string, roles = READERS, act = 'read'): Operation => ({
  ...{ name, method: 'GET', path, roles, act },
});
const post = (name: string, act: string, body: unknown, roles = DESK): Operation => ({
  ...{ name, method: 'POST', path: `/${name}`, body, roles, act },
});

/** Written out by hand; each command is sound in itself, and stopped after the door by a version that is not the case's. */
export const OPERATIONS: readonly Operation[] = [
  get('read', ''),
  get('timeline', '/timeline'),
  get('declarations', '/declarations'),
  get('children', '/children'),
  get('letters', '/letters', DESK, 'contribute'),
  post('calls', 'contribute', { to: 'ars:32', answered: true }),
  post('qualify', 'pilot', aQualifyingBody()),
  post('choices', 'release', { what: 'alert', about: 'cnil', reason: 'x' }),
  post('close', 'close', undefined),
  post('contest', 'contribute', { reason: 'x' }, ['ars_agent']),
];

/** A version that no case of the world has. */
export const OTHER_VERSION = '"987654"';

/** What the API answers by the rule: role, then grant, label, clearance; whoever may not know hears of no case. */
export function answerTo(subject: Subject, thing: Thing, { method, roles, act }: Operation): number {
  if (!isHeard(subject)) return 401;
  if (!roles.includes(subject.account!.role)) return 403;
  if (!isOpen(subject, thing, thing)) return 404;
  if (!isOpen(subject, thing, thing, [act])) return 403;
  return method === 'GET' ? 200 : 412;
}

/** Whether the queue shows a case to somebody; null: the queue itself is refused. */
export function isListed(subject: Subject, thing: Thing): boolean | null {
  if (!isHeard(subject) || !READERS.includes(subject.account!.role)) return null;
  return isOpen(subject, thing, thing);
}

/** Versions of a declaration that somebody who may know the case is shown. */
export function versionsShown(subject: Subject, thing: Thing): number {
  return isOpen(subject, thing, thing.strict) ? 2 : 1;
}
