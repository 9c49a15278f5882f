import { STATUSES, type Status } from '#domain/cases';
import { Transform } from 'class-transformer';
import type { QueueQuestion } from './queue';
import { Line, OneOf, Shaped, UUID, Whole, YesOrNo } from '../http/fields';

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

  @Shaped(UUID, { optional: true, description: 'Only the children of this case, ended ones too.' })
  parent?: string;

  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @YesOrNo({
    optional: true,
    description: 'Each case on a line of its own; children stand under their parent when nothing is said.',
  })
  attached?: boolean;
}

/** What is asked of the queue; fifty lines when nothing is said. */
export function toQuestion({
  status,
  limit,
  reference,
  after,
  parent,
  attached,
}: QueueRequest): QueueQuestion {
  return {
    ...{ status: status ?? [], limit: limit ?? 50, attached: attached ?? false },
    ...{ reference: reference ?? null, after: after ?? null, parent: parent ?? null },
  };
}
