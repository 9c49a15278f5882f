// Times that the desk sets for itself, in its own hours; never a legal clock.
export { targetsOf, type Progress, type TargetState } from './targets';
export { TARGETS, type Target } from './targets.data';
