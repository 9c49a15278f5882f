import * as bullmq from 'bullmq';
export const used = bullmq;
