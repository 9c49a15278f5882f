// Clean ground.
export { openCase } from './case';
