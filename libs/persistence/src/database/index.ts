// How PostgreSQL is reached: connections, statements, and the refusal of roles that see too much.
export { INSTANT, SnakeNaming } from './columns';
export { DangerousRole, refuseDangerousRole } from './refuse-dangerous-role';
export { Pipeline } from './pipeline';
export { insertRows, updateRows, type RowValues, type Statement } from './statement';
