import { Line, OneOf } from '../http/fields';
import { RETURN_PAGES, type ReturnPage } from './identity-provider';

export class ProviderStartRequest {
  @OneOf(RETURN_PAGES, {
    optional: true,
    description: 'Which page is shown afterwards: a name, never an address.',
  })
  next?: ReturnPage | null;
}

/** What the provider sent back with the browser. */
export class ProviderReturnRequest {
  @Line(2000) code: string;
  @Line(200) state: string;
  @Line(500, { optional: true }) iss?: string | null;
}
