/** Token of the process's log. */
export const LOG = Symbol('log');
