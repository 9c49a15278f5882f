import { aNewCase, THINGS_OF_LOCKS } from './lock';
import { idOf } from './world-rows';

// What somebody of the desk tries, who writes SQL under a session of their own: on which case, and how.

const caseOf = (circle: string) =>
  `'${idOf(
    'incident_case',
    THINGS_OF_LOCKS.findIndex(({ name }) => name.startsWith(circle)),
    0,
  )}'`;
/** Of the analyst: not known, read as of the desk and written by name, read widely, piloted besides, known until tomorrow. */
export const HIDDEN = caseOf('desk taken out');
export const READ_AND_WRITTEN = caseOf('read-only desk');
export const WIDELY = caseOf('read widely');
export const PILOTED = caseOf('another region');
export const FOR_A_TIME = caseOf('until tomorrow');
/** A case that is made, with what else it says. */
export const aCase = (more: Record<string, string> = {}) =>
  aNewCase((sql) =>
    sql
      .replace('changed_at)', `${['changed_at', ...Object.keys(more)].join(', ')})`)
      .replace(/now\(\)\)\s*$/, `${['now()', ...Object.values(more)].join(', ')})`),
  );
/** From here on as a person of the desk. */
export const AS_DESK = `set local role vigie_staff`;
export const ANALYST = { asker: 'analyst' };

export const aGrant = (of: string) => `
  insert into case_grant (id, case_id, principal, tlp_max, capabilities, granted_by, granted_at)
  values (gen_random_uuid(), ${of}, 'account:' || (select m.account_id from who.me() m), 'AMBER', '{read,contribute,pilot}', 'x', now())`;
export const REFUSED = (table: string) =>
  `42501 new row violates row-level security policy for table "${table}"`;
