export { caseTable } from '#persistence/cases';
