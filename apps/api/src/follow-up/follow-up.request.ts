import { ITEMS, type Item } from '#domain/releases';
import { IncidentRequest } from '../declarations/declaration.request';
import { Line, OneOf, Prose, Shaped, When, Whole } from '../http/fields';

export class ComplementRequest extends IncidentRequest {
  @Prose(60_000, { optional: true, description: 'What is new, in words.' }) narrative?: string | null;
  @When({ optional: true }) noticedAt?: string;
}

export class FilingRequest {
  @OneOf(['cnil', 'anssi']) with: 'cnil' | 'anssi';
  @OneOf(['initial', 'complement'], { optional: true }) phase?: 'initial' | 'complement';
  @Line(120, { description: 'Receipt number given by the authority.' }) reference: string;
  @When({ optional: true, description: 'When it was filed; now when nothing is said.' }) filedAt?:
    string | null;
}

export class PersonsInformedRequest {
  @Whole(0, 100_000_000) count: number;
  @Line(200, { example: 'letter' }) means: string;
}

export class AgreementRequest {
  @Shaped(/^[a-z][a-z-]{1,30}(:[0-9A-Za-z]{1,20})?$/, { example: 'anssi' }) to: string;
  @OneOf(ITEMS, { list: ITEMS.length }) items: Item[];
  @When({ optional: true }) until?: string | null;
}

export class ResolutionRequest {
  @Prose(8000, { description: 'Causes, or "inconnues".' }) causes: string;
}
