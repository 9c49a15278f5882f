import * as openpgp from 'openpgp';
export const used = openpgp;
