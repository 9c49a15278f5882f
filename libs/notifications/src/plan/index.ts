// What a letter says, decided without sending anything.
export { planLetter, type PlannedLetter } from './plan-letter';
