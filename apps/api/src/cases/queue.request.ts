import { STATUSES, type Status } from '#domain/cases';
import { Transform } from 'class-transformer';
import { Line, OneOf, Whole } from '../http/fields';

const asList = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(',') : value;

export class QueueRequest {
  @Transform(asList)
  @OneOf(STATUSES, { optional: true, list: STATUSES.length, description: 'Open cases when nothing is said.' })
  status?: Status[];

  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? Number(value) : value))
  @Whole(1, 200, { optional: true })
  limit?: number;

  @Line(40, { optional: true, description: 'Exact reference; finds ended cases too.' })
  reference?: string;

  @Line(300, { optional: true, description: '`next` of the page before.' })
  after?: string;
}
