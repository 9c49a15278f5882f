import { Transform } from 'class-transformer';
import { Whole } from '../http/fields';

const asNumber = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;

/** Two versions of a declaration to set side by side. */
export class CompareRequest {
  @Transform(asNumber)
  @Whole(1, 1_000_000, { optional: true, description: 'The first when nothing is said.' })
  from?: number;

  @Transform(asNumber)
  @Whole(1, 1_000_000, { optional: true, description: 'The last when nothing is said.' })
  to?: number;
}
