import { Transform } from 'class-transformer';
import { Line, OneOf, Shaped, UUID, When, Whole } from '../http/fields';

/** What is asked of the record; newest first, fifty lines when nothing is said. */
export class RecordRequest {
  @Shaped(UUID, {
    optional: true,
    description: 'Only what was done to, or asked of, this case, and the lists that showed it.',
  })
  case?: string;

  @Line(40, { optional: true, description: 'The same by its reference.' })
  reference?: string;

  @Shaped(UUID, { optional: true, description: 'Only what this account did.' })
  account?: string;

  @Line(80, { optional: true, description: 'Only this act, e.g. `qualify`, `read`.' })
  action?: string;

  @OneOf(['allowed', 'refused'], { optional: true })
  decision?: 'allowed' | 'refused';

  @When({ optional: true, description: 'Recorded from this instant on.' })
  from?: string;

  @When({ optional: true, description: 'Recorded before this instant.' })
  to?: string;

  @Line(300, { optional: true, description: '`next` of the page before.' })
  after?: string;

  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? Number(value) : value))
  @Whole(1, 200, { optional: true })
  limit?: number;
}
