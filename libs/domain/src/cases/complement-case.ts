import { faultsOfDates, mergeFacts, type FactChanges } from '#domain/declarations';
import type { Case } from './case';
import { refuse, type Decision, type Occasion } from './decision';
import { byPerson, draftOf, note } from './draft';
import { changesToKeep } from './keep-no-details';
import { narrow, narrowParts, protect } from './narrow-marking';
import { oweLetters } from './owe-letters';
import { ACTS_OF_QUALIFICATION } from './qualify-case';
import { raiseNews, reopenForNews } from './raise-news';
import { rederive, reprioritise } from './rederive';
import { settleAlreadyDone } from './settle-already-done';
import { notifiableChangeOf } from './what-is-notified';

/** What comes after a first declaration: new facts, or other words for what was said wrongly. */
export const COMPLEMENT_KINDS = ['complement', 'correction'] as const;

/** What a complement says: facts, and the markings that the facility asks for from now on. */
export type Complement = FactChanges &
  Partial<Pick<Case, 'tlp' | 'protection'>> & { kind?: (typeof COMPLEMENT_KINDS)[number] };

/**
 * A complement or a correction: new facts, new version, obligations derived again, a CNIL complement when
 * one was filed. The case keeps the narrower of its marking and the one asked for, and the stronger mark of
 * protection.
 */
export function complementCase(state: Case, complement: Complement, o: Occasion): Decision {
  const { kind, tlp, protection = 'none', ...words } = complement;
  const changes = changesToKeep(state, words);
  const incident = mergeFacts(state.incident, changes);
  const faults = faultsOfDates(incident, o.now);
  if (faults.length > 0)
    return refuse(
      'dates_impossible',
      faults.map((f) => `${f.field}:${f.fault}`),
    );
  const declarationVersion = state.declarationVersion + 1;
  const notifiableChangedAt = notifiableChangeOf(state, { ...state, incident }, o.now);
  const draft = draftOf({ ...state, incident, declarationVersion, notifiableChangedAt });
  protect(draft, protection);
  reprioritise(draft);
  const said = Object.keys({ ...changes, ...(tlp && { tlp }), ...(protection !== 'none' && { protection }) });
  const event = kind === 'correction' ? 'corrected' : 'complemented';
  note(draft, event, { version: draft.state.declarationVersion, said });
  reopenForNews(draft, 'complément de déclaration');
  rederive(draft, o);
  settleAlreadyDone(draft, o);
  narrow(draft, tlp, o);
  narrowParts(draft);
  raiseNews(draft, { before: state, changes }, o);
  if (draft.state.qualification) oweLetters(draft, ACTS_OF_QUALIFICATION, o);
  return byPerson(draft, o);
}
