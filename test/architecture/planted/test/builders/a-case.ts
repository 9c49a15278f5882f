export const aCase = 'a case';
