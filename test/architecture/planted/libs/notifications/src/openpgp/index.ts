// Clean ground.
export { readKey } from 'openpgp';
