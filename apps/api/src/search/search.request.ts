import { Transform } from 'class-transformer';
import { Line, Whole } from '../http/fields';

export class SearchRequest {
  @Line(200, {
    description:
      'A reference or its beginning; name, town or FINESS number of a facility; words that were written. All words must be found in one item.',
    example: 'rançon imagerie',
  })
  q: string;

  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? Number(value) : value))
  @Whole(1, 100, { optional: true, description: 'Twenty when nothing is said.' })
  limit?: number;

  @Line(300, { optional: true, description: '`next` of the page before.' })
  after?: string;
}
