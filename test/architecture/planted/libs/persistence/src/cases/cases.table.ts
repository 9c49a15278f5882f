export const caseTable = 'case';
