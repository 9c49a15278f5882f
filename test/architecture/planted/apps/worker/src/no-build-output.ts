export { openCase } from '../../../dist/libs/domain/src/cases';
