import { TLP_LABELS, type Tlp } from '#domain/marking';
import { CHOICES, type Choice } from '#domain/obligations';
import { ITEMS, type Item } from '#domain/releases';
import { Line, OneOf, Prose, Shaped, When } from '../http/fields';
import { ORGANISATION_CODE } from './command.request';

/** The owner's agreement: to whom, for which items, under which marking, until when. */
export class AgreementRequest {
  @Shaped(ORGANISATION_CODE, { example: 'anssi' }) to: string;
  @OneOf(ITEMS, { list: ITEMS.length }) items: Item[];
  @OneOf(TLP_LABELS, {
    optional: true,
    description: 'Marking under which the recipient holds them; that of the case when nothing is said.',
  })
  tlp?: Tlp | null;
  @When({ optional: true }) until?: string | null;
}

/** An agreement that the desk records needs what proves it; on the follow-up page the code does. */
export class DeskConsentRequest extends AgreementRequest {
  @Line(200, { description: 'Who agrees: the facility that owns the information, by function.' })
  owner: string;
  @Prose(4000) evidence: string;
}

export class ShareRequest {
  @Shaped(ORGANISATION_CODE, { example: 'anssi' }) to: string;
  @OneOf(ITEMS, {
    list: ITEMS.length,
    optional: true,
    description: 'Those wanted, of which only what the agreement covers leaves; all of it when not said.',
  })
  items?: Item[] | null;
}

export class ChoiceRequest {
  @OneOf(CHOICES, { description: 'What the rulebook leaves to the duty officer.' }) what: Choice['what'];
  @Shaped(ORGANISATION_CODE, { example: 'ansm', description: 'Whom to alert, or who asked for the report.' })
  about: string;
  @Prose(4000) reason: string;
}
