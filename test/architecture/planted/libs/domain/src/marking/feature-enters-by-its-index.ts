export { openCase } from '../cases/case';
