// Clean ground.
export { caseTable } from './cases.table';
