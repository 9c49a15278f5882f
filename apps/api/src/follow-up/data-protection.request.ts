import { FacilityRequest } from '../declarations/declaration.request';
import { Part, Prose, Shaped } from '../http/fields';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export class ControllersRequest {
  @Part(() => FacilityRequest, {
    list: 200,
    description: 'Clients of the processor, each with the instant at which it became aware, if it did.',
  })
  controllers: FacilityRequest[];
}

export class FilingNotNeededRequest {
  @Prose(4000, { description: 'Why the breach is not likely to result in a risk (art. 33.1 RGPD).' })
  reason: string;
  @Shaped(UUID, { optional: true, description: 'The controller, when it is not the declarant.' })
  facility?: string | null;
}
