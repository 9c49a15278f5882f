// Times that the desk sets for itself, at any hour or in its own; never a legal clock.
export { isPressing, targetsOf, type Progress, type TargetState } from './targets';
export { TARGETS, type Target } from './targets.data';
