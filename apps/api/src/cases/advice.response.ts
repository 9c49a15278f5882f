import { ADVICE_PHASES, SHEET_KEYS } from '#domain/recommendations';
import * as s from '../description/schema';
import { itemMarking } from './marking.response';

const RECOMMENDATION = {
  id: s.id,
  sheet: { ...s.text, description: 'Key of the sheet in the library.' },
  title: s.text,
  note: s.orNull(s.text),
  sentAt: s.instant,
  readAt: s.orNull(s.instant),
  appliedAt: s.orNull(s.instant),
  answer: s.orNull(s.text),
  marking: itemMarking,
};
const phase = s.words(ADVICE_PHASES);

export const recommendation = s.component('Recommendation', s.closed(RECOMMENDATION));

export const advice = s.component('Advice', {
  ...s.closed({ ...RECOMMENDATION, phase: s.orNull(phase), steps: s.listOf(s.text) }),
  description:
    'A sheet sent to the facility with its text; without a phase when the library has it no longer.',
});

export const proposal = s.component('ProposedSheet', {
  ...s.closed({ sheet: s.words(SHEET_KEYS), title: s.text, phase, because: s.listOf(s.text) }),
  description: 'Words of the incident that call for it; none when every incident does.',
});

const sheet = s.component('Sheet', {
  ...s.closed({
    key: s.words(SHEET_KEYS),
    version: { type: 'integer', minimum: 1 },
    phase,
    title: s.text,
    steps: s.listOf(s.text),
  }),
  description: 'One page of advice, in French.',
});

export const SHEET_LIBRARY = s.component('SheetLibrary', s.closed({ sheets: s.listOf(sheet) }));
