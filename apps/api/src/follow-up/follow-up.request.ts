import { COMPLEMENT_KINDS, FILED_WITH, type Complement, type Filing } from '#domain/cases';
import { PROTECTIONS, TLP_LABELS, type Tlp } from '#domain/marking';
import { PHASES, type Phase } from '#domain/obligations';
import { IncidentRequest } from '../declarations/declaration.request';
import { Line, OneOf, Prose, Shaped, When, Whole } from '../http/fields';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const WHICH_CONTROLLER =
  'The controller that did it: the declarant when nothing is said; needed when several others owe it.';

export class ComplementRequest extends IncidentRequest {
  @OneOf(COMPLEMENT_KINDS, {
    optional: true,
    description: '`correction` when something was said wrongly; `complement` when nothing is said.',
  })
  kind?: Complement['kind'] | null;
  @Prose(60_000, { optional: true, description: 'What is new, in words.' }) narrative?: string | null;
  @When({ optional: true }) noticedAt?: string;
  @OneOf(TLP_LABELS, {
    optional: true,
    description: 'Marking asked for from now on; the case keeps the narrower of the two.',
  })
  tlp?: Tlp | null;
  @OneOf(PROTECTIONS, {
    optional: true,
    description: 'Never weakened: the case keeps the stronger mark; `classified` is refused.',
  })
  protection?: (typeof PROTECTIONS)[number] | null;
}

export class FilingRequest {
  @OneOf(FILED_WITH) with: Filing['with'];
  @OneOf(PHASES, { optional: true, description: '`initial` when nothing is said.' }) phase?: Phase;
  @Line(120, { description: 'Receipt number given by the authority.' }) reference: string;
  @When({ optional: true, description: 'When it was filed; now when nothing is said.' }) filedAt?:
    string | null;
  @Prose(4000, { optional: true, description: '"Motifs du retard", needed once the clock has run out.' })
  lateReason?: string | null;
  @Shaped(UUID, { optional: true, description: 'The controller that filed, when it is not the declarant.' })
  facility?: string | null;
}

export class PersonsInformedRequest {
  @Whole(0, 100_000_000) count: number;
  @Line(200, { example: 'letter' }) means: string;
  @When({ optional: true, description: 'When they were informed; now when nothing is said.' }) informedAt?:
    string | null;
  @Shaped(UUID, { optional: true, description: WHICH_CONTROLLER }) facility?: string | null;
}

export class RegisterEntryRequest {
  @Shaped(UUID, { optional: true, description: WHICH_CONTROLLER }) facility?: string | null;
}

export class AppliedRequest {
  @Prose(4000, { optional: true, description: 'How, or what was left out.' }) answer?: string | null;
}

export class RevocationRequest {
  @Prose(4000, { optional: true, description: 'Why; the owner need not say.' }) reason?: string | null;
}
