// How PostgreSQL is reached: connections, statements, and the refusal of roles that see too much.
export { INSTANT, SnakeNaming } from './columns';
export { refuseDemonstration } from './refuse-demonstration';
export { refuseDangerousRole } from './refuse-dangerous-role';
export { Pipeline } from './pipeline';
export { MarkedRow } from './marked-row';
export { insertRows, updateRows, type RowChange, type RowValues, type Statement } from './statement';
