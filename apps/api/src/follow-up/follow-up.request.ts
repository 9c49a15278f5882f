import { TLP_LABELS, type Tlp } from '#domain/marking';
import { IncidentRequest } from '../declarations/declaration.request';
import { Line, OneOf, Prose, When, Whole } from '../http/fields';

export class ComplementRequest extends IncidentRequest {
  @Prose(60_000, { optional: true, description: 'What is new, in words.' }) narrative?: string | null;
  @When({ optional: true }) noticedAt?: string;
  @OneOf(TLP_LABELS, {
    optional: true,
    description: 'Marking asked for from now on; the case keeps the narrower of the two.',
  })
  tlp?: Tlp | null;
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

export class ResolutionRequest {
  @Prose(8000, { description: 'Causes, or "inconnues".' }) causes: string;
}
