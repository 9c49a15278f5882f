export { systemClock } from '../../../platform/src/clock';
