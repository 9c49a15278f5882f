import * as s from '../description/schema';

const closure = s.component(
  'Closure',
  s.closed({
    day: { type: 'string', format: 'date' },
    label: s.text,
    setAt: s.instant,
    setBy: { ...s.text, description: 'A function, never a person.' },
    withdrawnAt: s.orNull(s.instant),
  }),
);

export const CLOSURES = s.component('Closures', {
  ...s.closed({ closures: s.listOf(closure) }),
  description: 'Days without office hours. They move internal targets, never a legal clock.',
});
