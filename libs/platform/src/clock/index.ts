// The one clock of a process; a demonstration or a test may shift it, production never.
export { Clock } from './clock';
