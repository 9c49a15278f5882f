// One JSON line per fact, with secrets and declared words left out.
export { openLog, type Log } from './log';
