// When it is: local time there, public holidays, the hours of the desk, and legal delays in elapsed time.
export { calendarOf, type LocalCalendar } from './calendar-of';
export { readDay, type CalendarDay, type Weekday } from './day';
export { addHours, addMonths } from './delays';
export { addDeskHours, deskHoursBetween, isDeskOpen, nextOpening, type Closure } from './desk';
export { DESK_HOURS } from './desk-hours.data';
export { holidayNameOf, holidaysOf, isHoliday, type Holiday } from './holidays';
export { instantOf, spellLocal, wallTimeOf, zoneOf, type WallReading, type WallTime } from './local-time';
