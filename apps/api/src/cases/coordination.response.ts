import { OUT_OF_SCOPE_CATEGORIES } from '#domain/cases';
import { CHOICES } from '#domain/obligations';
import * as s from '../description/schema';
import { CHANGES } from './facts.response';
import { itemMarking } from './marking.response';

export const resolution = s.component(
  'Resolution',
  s.closed({
    at: s.instant,
    causes: s.text,
    endedAt: s.orNull(s.instant),
    measures: s.orNull(s.text),
    costEuros: s.orNull(s.count),
  }),
);

export const outOfScope = s.component(
  'OutOfScope',
  s.closed({ category: s.words(OUT_OF_SCOPE_CATEGORIES), reason: s.text }),
);

export const shared = s.component('SharedFacts', {
  ...s.closed({
    id: s.id,
    marking: itemMarking,
    revision: { type: 'integer', minimum: 1 },
    at: s.instant,
    by: s.text,
    message: s.orNull(s.text),
    facts: CHANGES,
  }),
  description: 'Facts of the parent case; what the facility said itself always wins.',
});

/** Members of what is written to all children, and of a call: each bears a marking of its own. */
export const update = s.component(
  'UpdateToChildren',
  s.closed({
    ...{ id: s.id, revision: { type: 'integer', minimum: 1 }, at: s.instant, by: s.text },
    ...{ message: s.orNull(s.text), marking: itemMarking },
  }),
);

export const call = s.component(
  'Call',
  s.closed({
    ...{ id: s.id, at: s.instant, organisation: s.text, answered: s.flag, by: s.text },
    ...{ note: s.orNull(s.text), marking: itemMarking },
  }),
);

export const choice = s.component(
  'Choice',
  s.closed({ what: s.words(CHOICES), about: s.text, at: s.instant, by: s.text, reason: s.text }),
);
