import { CNIL_STATES } from '#domain/cases';
import { INDENTS, INDENT_ANSWERS, LEVELS } from '#domain/qualification';
import { TARGETS } from '#domain/targets';
import * as s from '../description/schema';

export const localCalendar = s.component('LocalCalendar', {
  ...s.closed({
    zone: { ...s.text, description: 'IANA zone.' },
    local: { ...s.text, description: 'The hour there, in French, with its offset.' },
    isHoliday: s.orNull(s.text),
    holidaysKnown: s.flag,
    isNight: s.flag,
    isWeekend: s.flag,
  }),
  description: 'Whom to telephone there. It moves no clock.',
});

export const cnilTrack = s.component('CnilTrack', {
  ...s.closed({
    facilityId: s.id,
    facilityName: s.text,
    state: s.words(CNIL_STATES),
    awarenessAt: s.orNull(s.instant),
    dueAt: s.orNull(s.instant),
    late: s.flag,
    lateReason: s.orNull(s.text),
  }),
  description: 'One controller with the CNIL (art. 33 RGPD): 72 elapsed hours from its own awareness.',
});

export const target = s.component('Target', {
  ...s.closed({
    name: s.words(TARGETS.map(({ name }) => name)),
    label: s.text,
    dueAt: s.orNull(s.instant),
    doneAt: s.orNull(s.instant),
    missed: s.flag,
  }),
  description: 'A time that the desk sets for itself, in its own hours; never a legal clock.',
});

const indent = s.closed({ answer: s.words(INDENT_ANSWERS), because: s.text });
export const proposedLevel = s.component('QualificationProposal', {
  ...s.closed({
    indents: s.closed(Object.fromEntries(INDENTS.map((name) => [name, indent]))),
    level: s.words(LEVELS),
    because: s.listOf(s.words(INDENTS)),
  }),
  description: 'What the facts propose, indent by indent, with the reasons in French; a person decides.',
});
