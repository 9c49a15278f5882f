// What a letter says, decided without sending anything.
export { MarkingTooHigh, planLetter, type PlannedLetter } from './plan-letter';
