import * as ioredis from 'ioredis';
export const used = ioredis;
