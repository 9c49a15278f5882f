export { systemClock } from '#platform/clock';
