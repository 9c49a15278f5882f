import { EXCEPTIONS, type Exception } from '#domain/cases';
import { OneOf, Prose, Shaped, When, Whole } from '../http/fields';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export class AwarenessRequest {
  @When({ description: 'When this controller became aware of the breach (art. 33.1 RGPD).' })
  awarenessAt: string;
  @Prose(1000, { description: 'Why it is set, or set again: kept with the earlier due time.' })
  reason: string;
}

export class PriorityRequest {
  @Whole(1, 64, { optional: true, description: 'The rank decided; null gives it back to the parts.' })
  score?: number | null;
  @Prose(1000) reason: string;
}

/** An exception to telling the persons one by one (art. 34.3 RGPD). */
export class ExceptionRequest {
  @OneOf(EXCEPTIONS) exception: Exception;
  @Prose(4000) reason: string;
  @Prose(1000, {
    optional: true,
    description: 'Where the public was told; needed when the effort is said to be disproportionate.',
  })
  communication?: string | null;
  @Shaped(UUID, {
    optional: true,
    description: 'The controller that invokes it; all that owe when not said.',
  })
  facility?: string | null;
}
