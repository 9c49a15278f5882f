export { back } from './round';
export const forth = 'forth';
