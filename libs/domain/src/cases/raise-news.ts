import type { FactChanges } from '#domain/declarations';
import type { Case, Task } from './case';
import type { Occasion } from './decision';
import { move, note, openTask, type Draft } from './draft';
import { ENDED, type Status } from './transitions.data';

/** Why somebody is woken, by the word that the history keeps. */
export const PAGE_REASONS = {
  urgent_declaration: 'Déclaration urgente',
  urgent_complement: 'Complément urgent',
  danger_became_actual: 'Mise en danger avérée, dite par un complément',
  care_became_interrupted: 'Prise en charge interrompue sur un dossier terminé, dite par un complément',
  glass_broken: 'Bris de glace : un dossier a été ouvert sans habilitation',
  glass_unreviewed: 'Bris de glace non revu après 72 heures',
} as const;
export type PageReason = keyof typeof PAGE_REASONS;

type News = Pick<Task, 'kind' | 'todo'>;
const ON_ENDED: News = {
  kind: 'news_on_ended_case',
  todo: 'Nouveau complément sur un dossier terminé : le reprendre ?',
};
const QUALIFY_AGAIN: News = {
  kind: 'qualify_again',
  todo: 'Faits graves nouveaux dans un complément : qualifier de nouveau.',
};

/** A case as it was before new facts, and what they said. */
export interface NewsOf {
  before: Pick<Case, 'status' | 'incident'>;
  changes: FactChanges;
}

function reasonToPage({ before: { status, incident }, changes }: NewsOf): PageReason | null {
  if (changes.urgent === true) return 'urgent_complement';
  if (changes.patientDanger === 'actual' && incident.patientDanger !== 'actual')
    return 'danger_became_actual';
  const isInterrupted = changes.operation === 'care_interrupted' && incident.operation !== 'care_interrupted';
  return isInterrupted && ENDED.includes(status) ? 'care_became_interrupted' : null;
}

/** Ended elsewhere than by its closing: new facts do not take it up again by themselves. */
const STAYS_ENDED = (status: Status) => ENDED.includes(status) && status !== 'closed';

/**
 * Nobody sleeps through new danger, and no news falls into a case that nobody reads: grave facts wake the person on
 * call and ask for another qualification; on a case that stays ended a task asks whether to take it up again.
 */
export function raiseNews(draft: Draft, news: NewsOf, o: Occasion): void {
  const { id } = draft.state;
  const reason = reasonToPage(news);
  if (reason !== null) note(draft, 'page_raised', { id: o.newId(), reason });
  if (STAYS_ENDED(news.before.status)) openTask(draft, { ...ON_ENDED, subject: id }, o);
  else if (reason !== null) openTask(draft, { ...QUALIFY_AGAIN, subject: id }, o);
}

/**
 * New facts on a closed case are somebody's work again: it goes back to where it was handled, and is no longer
 * resolved. Nothing happens in another status.
 * @param reason in French, for the history
 */
export function reopenForNews(draft: Draft, reason: string): void {
  if (draft.state.status !== 'closed' || move(draft, 'reopen') !== null) return;
  draft.state = { ...draft.state, resolution: null };
  note(draft, 'reopened', { reason });
}
