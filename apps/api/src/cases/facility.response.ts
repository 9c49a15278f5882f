import { FACILITY_TYPE_CODES } from '#domain/facilities';
import * as s from '../description/schema';
import { localCalendar } from './clocks.response';
import { answer } from './facts.response';

export const facility = s.component(
  'Facility',
  s.closed({
    id: s.id,
    name: s.text,
    type: s.words(FACILITY_TYPE_CODES),
    finess: s.orNull(s.text),
    department: s.orNull(s.text),
    ars: s.orNull(s.text),
    ose: answer,
    nis2: answer,
    declares: s.flag,
    verified: s.flag,
    awarenessAt: s.orNull(s.instant),
    leftAt: s.orNull(s.instant),
    calendar: localCalendar,
  }),
);
