import { Transform } from 'class-transformer';
import { Whole } from '../http/fields';

export class YearRequest {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? Number(value) : value))
  @Whole(2017, 9998, { description: 'Year of reception, Paris time.' })
  year: number;
}
