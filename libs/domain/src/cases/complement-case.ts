import { faultsOfDates, mergeFacts, type FactChanges, type IncidentFacts } from '#domain/declarations';
import { isAtLeast, strongerProtection, type Protection, type Tlp } from '#domain/marking';
import type { Case } from './case';
import { refuse, type Decision, type Occasion } from './decision';
import { byPerson, draftOf, move, note, takeLettersBack, type Draft } from './draft';
import { changesToKeep } from './keep-no-details';
import { oweLetters } from './owe-letters';
import { newsIsWaiting, oweNews } from './owe-news';
import { ACTS_OF_QUALIFICATION } from './qualify-case';
import { rederive, reprioritise } from './rederive';
import { settleAlreadyDone } from './settle-already-done';
import { withdrawWiderConsents } from './withdraw-consents';

/** Numbers, nature, publication: what a notification to the CNIL says (RGPD art. 33.4). */
function whatIsNotified({ data, incidentType, origin }: IncidentFacts): string {
  return JSON.stringify([
    { ...data, awarenessAt: null, effects: [...data.effects].sort() },
    incidentType,
    origin,
  ]);
}

/** What comes after a first declaration: new facts, or other words for what was said wrongly. */
export const COMPLEMENT_KINDS = ['complement', 'correction'] as const;

/** What a complement says: facts, and the markings that the facility asks for from now on. */
export type Complement = FactChanges & {
  kind?: (typeof COMPLEMENT_KINDS)[number];
  tlp?: Tlp;
  protection?: Protection;
};

/** A narrower marking holds for letters that have not left too: they are taken back and judged again. */
function narrow(draft: Draft, tlp: Tlp | undefined, o: Occasion): void {
  const { tlp: held } = draft.state;
  if (tlp === undefined || isAtLeast(held, tlp)) return;
  const told = newsIsWaiting(draft);
  draft.state = { ...draft.state, tlp };
  withdrawWiderConsents(draft, o);
  takeLettersBack(draft);
  oweLetters(draft, ['acknowledge'], o);
  if (told) oweNews(draft, o);
}

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
  const isSame = whatIsNotified(incident) === whatIsNotified(state.incident);
  const notifiableChangedAt = isSame ? state.notifiableChangedAt : o.now;
  const draft = draftOf({
    ...{ ...state, incident, declarationVersion, notifiableChangedAt },
    protection: strongerProtection(state.protection, protection),
  });
  reprioritise(draft);
  const said = Object.keys({ ...changes, ...(tlp && { tlp }), ...(protection !== 'none' && { protection }) });
  const event = kind === 'correction' ? 'corrected' : 'complemented';
  note(draft, event, { version: draft.state.declarationVersion, said });
  rederive(draft, o);
  settleAlreadyDone(draft, o);
  narrow(draft, tlp, o);
  // New facts on a closed case are somebody's work again.
  if (state.status === 'closed' && move(draft, 'reopen') === null)
    note(draft, 'reopened', { reason: 'complement' });
  if (draft.state.qualification) oweLetters(draft, ACTS_OF_QUALIFICATION, o);
  return byPerson(draft, o);
}
