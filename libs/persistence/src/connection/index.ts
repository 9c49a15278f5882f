// The connection of a process to PostgreSQL.
export { dataSourceOptions } from './data-source-options';
