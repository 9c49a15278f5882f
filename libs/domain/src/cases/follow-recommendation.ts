import { findSheet } from '#domain/recommendations';
import type { Case, Recommendation } from './case';
import { decide, refuse, type Decision, type Occasion } from './decision';
import { bornIn, byPerson, draftOf, note } from './draft';
import { oweNews } from './owe-news';

/** Sends a sheet of the library to the facility, with what the analyst adds for it. */
export function sendRecommendation(
  state: Case,
  { sheet, note: words }: { sheet: string; note: string | null },
  o: Occasion,
): Decision {
  if (state.mergedInto !== null) return refuse('not_allowed_in_this_status', [state.status]);
  const found = findSheet(sheet);
  if (found === null) return refuse('no_such_recommendation', [sheet]);
  const sent: Recommendation = {
    ...{ id: o.newId(), sheet, note: words, sentAt: o.now },
    ...{ readAt: null, appliedAt: null, answer: null },
    ...bornIn(state, o),
  };
  const draft = draftOf({ ...state, recommendations: [...state.recommendations, sent] });
  note(draft, 'recommendation_sent', { id: sent.id, sheet, version: found.version });
  oweNews(draft, o);
  return byPerson(draft, o);
}

function replaced({ recommendations, ...state }: Case, changed: Recommendation): Case {
  return { ...state, recommendations: recommendations.map((r) => (r.id === changed.id ? changed : r)) };
}

/** The facility opened the sheet; opening it again changes nothing. */
export function markRecommendationRead(state: Case, id: string, o: Occasion): Decision {
  const sent = state.recommendations.find((r) => r.id === id);
  if (!sent) return refuse('no_such_recommendation', [id]);
  if (sent.readAt !== null) return decide(state, []);
  const draft = draftOf(replaced(state, { ...sent, readAt: o.now }));
  note(draft, 'recommendation_read', { id });
  return decide(draft.state, draft.events);
}

/** The facility did what the sheet says, and may say how. Said again, the hour stays and a new answer replaces the old. */
export function markRecommendationApplied(
  state: Case,
  id: string,
  answer: string | null,
  o: Occasion,
): Decision {
  const sent = state.recommendations.find((r) => r.id === id);
  if (!sent) return refuse('no_such_recommendation', [id]);
  if (sent.appliedAt !== null && (answer === null || answer === sent.answer)) return decide(state, []);
  const { readAt, appliedAt } = sent;
  const applied = { ...sent, answer, readAt: readAt ?? o.now, appliedAt: appliedAt ?? o.now };
  const draft = draftOf(replaced(state, applied));
  note(draft, 'recommendation_applied', { id });
  return decide(draft.state, draft.events);
}
