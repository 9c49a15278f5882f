// One transaction per request or job, opened on behalf of somebody whom the database verifies.
export { execute, showSecret, UnitOfWork, type Bearer } from './unit-of-work';
