// Who answers a page now.
export { whoIsOnCall, type Shift } from './who-is-on-call';
