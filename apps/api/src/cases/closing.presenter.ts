import type { Obligation } from '#domain/obligations';

/** What is still missing, by the state of a duty; in French, for the one who wants to close. */
function wordsOf({ state, debtor }: Obligation): string {
  if (state === 'sent') return 'Envoyé, sans accusé de réception : attendre la réponse, ou appeler.';
  if (state === 'prepared') return 'La lettre n’est pas partie.';
  return debtor === 'cert' ? 'Reste à faire par le CERT.' : 'Reste à faire par la structure.';
}

/** A duty that stands in the way of closing: its rule, and what to do about it. */
export function presentObstacle(obligation: Obligation) {
  const { id, rule, act, creditor, basis, because } = obligation;
  return { ...{ obligation: id, rule, act, creditor, basis }, words: `${wordsOf(obligation)} ${because}` };
}
