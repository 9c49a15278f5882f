import type { Update } from '#domain/cases';
import { toQualification } from '../cases';
import { toChanges } from '../declarations/declaration.mapper';
import type { Principal } from '../http/access';
import { Problem } from '../http/problem';
import type { UpdateRequest } from './family.request';

/**
 * One update, in the domain's words.
 * @throws when nothing is said, or when a decision for all comes from somebody who may not qualify
 */
export function toUpdate({ facts, message, qualification }: UpdateRequest, { actor }: Principal): Update {
  const mayQualify = 'capabilities' in actor && actor.capabilities.includes('qualify');
  if (qualification && !mayQualify) throw new Problem('not_your_role');
  const said = toChanges(facts ?? {});
  if (Object.keys(said).length === 0 && !message && !qualification) {
    const nothing = { fr: 'rien à partager', en: 'nothing to share' };
    throw new Problem('invalid_fields', { errors: [{ field: 'facts', message: nothing }] });
  }
  return {
    facts: said,
    message: message ?? null,
    qualification: qualification ? toQualification(qualification) : null,
  };
}
