export { openCase } from '#domain/cases';
