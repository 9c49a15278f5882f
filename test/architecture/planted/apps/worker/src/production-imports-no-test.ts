export { aCase } from '../../../test/builders/a-case';
