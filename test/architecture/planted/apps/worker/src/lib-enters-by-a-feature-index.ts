export { caseTable } from '../../../libs/persistence/src/cases/cases.table';
