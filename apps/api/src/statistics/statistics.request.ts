import { OneOf, Shaped } from '../http/fields';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
export const STEPS = ['day', 'month'] as const;

export class StatisticsRequest {
  @Shaped(DAY, { description: 'First day of reception, Paris time.', example: '2026-01-01' })
  from: string;

  @Shaped(DAY, { description: 'Last day of reception, included.', example: '2026-12-31' })
  to: string;

  @OneOf(STEPS, {
    optional: true,
    description: 'Length of a period of the series; a month when nothing is said.',
  })
  by?: (typeof STEPS)[number];
}
