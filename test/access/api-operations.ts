import { aQualifyingBody } from '../builders/declaration';
import { isHeard, isOpen } from './oracle';
import type { Thing } from './objects';
import type { Label, Subject } from './subjects.data';
import { idOf } from './world-rows';

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
  /** What the record says of a reading. */
  recorded?: string;
}

const DESK = ['analyst', 'duty_manager'];
const READERS = [...DESK, 'authority', 'ars_agent', 'facility_member'];
const get = (recorded: string, path: string, roles = READERS, act = 'read'): Operation => ({
  ...{ name: recorded, method: 'GET', path, roles, act, recorded },
});
const post = (name: string, act: string, body: unknown, roles = DESK): Operation => ({
  ...{ name, method: 'POST', path: `/${name}`, body, roles, act },
});
const SOMEBODY = idOf('account', 'former member');
const GRANT = { principal: 'fssi', tlpMax: 'AMBER', capabilities: ['read'], reason: 'x' };

/** Written out by hand; each command is sound in itself, and stopped after the door by a version that is not the case's. */
export const OPERATIONS: readonly Operation[] = [
  get('read', ''),
  get('read_timeline', '/timeline'),
  get('read_declarations', '/declarations'),
  get('read_children', '/children'),
  get('read_access', '/access'),
  get('read_letters', '/letters', DESK, 'contribute'),
  get('read_audience', '/audience', DESK, 'release'),
  post('calls', 'contribute', { to: 'ars:32', answered: true }),
  post('qualify', 'pilot', aQualifyingBody()),
  post('choices', 'release', { what: 'alert', about: 'cnil', reason: 'x' }),
  post('close', 'close', undefined),
  post('contest', 'contribute', { reason: 'x' }, ['ars_agent']),
  post('grants', 'pilot', GRANT),
  post('hand-over', 'pilot', { to: SOMEBODY, reason: 'x' }),
  post('marking', 'contribute', { tlp: 'RED', pap: 'RED', protection: 'none', reason: 'x' }),
  post('restriction', 'pilot', { reason: 'x' }, ['duty_manager']),
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

const NOTED: readonly Label[] = ['AMBER', 'AMBER+STRICT', 'RED'];

/** What the record says of a reading that was allowed; null: nothing, of what is marked wider. */
export function notedOf(subject: Subject, thing: Thing, operation: Operation): string | null {
  const isShown = operation.method === 'GET' && answerTo(subject, thing, operation) === 200;
  return isShown && NOTED.includes(thing.tlp) ? operation.recorded! : null;
}

/** Whether the queue shows a case to somebody; null: the queue itself is refused. */
export function isListed(subject: Subject, thing: Thing): boolean | null {
  if (!isHeard(subject) || !READERS.includes(subject.account!.role)) return null;
  return isOpen(subject, thing, thing);
}

/** Versions of a declaration that somebody who may know the case is shown. */
export function versionsShown(subject: Subject, thing: Thing): number {
  const marks = [thing, thing.strict, { ...thing, tlp: 'RED' as const }];
  return marks.filter((mark) => isOpen(subject, thing, mark)).length;
}
