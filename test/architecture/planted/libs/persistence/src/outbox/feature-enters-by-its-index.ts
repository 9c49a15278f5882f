export { openCase } from '../../../domain/src/cases/case';
