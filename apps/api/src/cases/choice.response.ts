import { SYSTEMS } from '#domain/declarations';
import * as s from '../description/schema';

export const proposedAlert = s.component('ProposedAlert', {
  ...s.closed({
    about: s.text,
    because: s.text,
    systems: s.listOf(s.words(SYSTEMS)),
    chosenAt: s.orNull(s.instant),
  }),
  description: 'An alert that the facts propose; a duty officer decides it, or does not.',
});
