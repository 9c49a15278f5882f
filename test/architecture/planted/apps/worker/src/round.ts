export { forth } from './no-circular';
export const back = 'back';
