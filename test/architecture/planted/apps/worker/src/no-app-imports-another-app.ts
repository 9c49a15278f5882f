export { openCase } from '../../api/src/main';
