// What the pages know of the API: its answers and one function a request.
export * from './answers';
export * from './follow-up';
export * from './case-facts';
export { Refused, stepUpBy, Unreachable, type ProblemAnswer } from './send';
export * from './declarant';
export * from './case-parts';
export * from './console';
export * from './access';
export * from './accounts';
export * from './administration';
export * from './desk-office';
export * from './search';
export { newKey } from './new-key';
export * from './record';
export * from './retention';
