import { CASE_CAPABILITIES, type CaseCapability } from '#domain/access';
import {
  COMPARTMENTS,
  MARKED_ITEMS,
  PAP_LABELS,
  PROTECTIONS_HELD,
  TLP_LABELS,
  type Labels,
  type MarkedItem,
} from '#domain/marking';
import { Line, OneOf, Prose, Shaped, UUID, When } from '../http/fields';

const PRINCIPAL =
  /^(account:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|team:[a-z][a-z0-9-]{0,40}|region:[0-9]{2}|[a-z][a-z-]{1,30}(:[0-9A-Za-z]{1,20})?)$/;
const REFERENCE = /^[0-9A-Z-]{4,40}$/;

export class GrantRequest {
  @Shaped(PRINCIPAL, {
    description: 'A person (account:…), a team (team:…), a region (region:NN) or an organisation.',
    example: 'fssi',
  })
  principal: string;
  @OneOf(TLP_LABELS, { description: 'The narrowest label that it opens; RED for named persons only.' })
  tlpMax: Labels['tlp'];
  @OneOf(CASE_CAPABILITIES, { list: CASE_CAPABILITIES.length }) capabilities: CaseCapability[];
  @When({ optional: true, description: 'Null: as long as the case.' }) until?: string | null;
  @Prose(4000) reason: string;
}

export class HandOverRequest {
  @Shaped(UUID, { description: 'Account of the desk that treats the case from now on.' }) to: string;
  @Prose(4000) reason: string;
}

export class MarkRequest {
  @OneOf(MARKED_ITEMS, { optional: true, description: 'The case itself when nothing is said.' })
  item?: MarkedItem | null;
  @Shaped(UUID, { optional: true, description: 'Which one; of the case itself, nothing.' })
  itemId?: string | null;
  @OneOf(TLP_LABELS) tlp: Labels['tlp'];
  @OneOf(PAP_LABELS) pap: Labels['pap'];
  @OneOf(COMPARTMENTS, {
    list: COMPARTMENTS.length,
    optional: true,
    description: 'None when nothing is said.',
  })
  compartments?: Labels['compartments'][number][] | null;
  @OneOf(PROTECTIONS_HELD) protection: Labels['protection'];
  @Prose(4000) reason: string;
  @Line(200, {
    optional: true,
    description: 'Who agreed in the name of the originator: needed to weaken what is not the desk’s own.',
    example: 'Directeur de l’établissement',
  })
  agreedBy?: string | null;
  @Prose(4000, { optional: true, description: 'What proves it.' }) evidence?: string | null;
}

export class AskAccessRequest {
  @Shaped(REFERENCE, { example: 'VG-7K2M-4QXR-9TBD' }) reference: string;
  @Prose(4000) reason: string;
}

export class AnswerAccessRequest {
  @OneOf(['granted', 'refused']) outcome: 'granted' | 'refused';
  @OneOf(CASE_CAPABILITIES, {
    list: CASE_CAPABILITIES.length,
    optional: true,
    description: 'Reading when nothing is said.',
  })
  capabilities?: CaseCapability[] | null;
  @When({ optional: true, description: 'Thirty days from the answer when nothing is said.' })
  until?: string | null;
  @Prose(4000, { description: 'The person who asked reads it.' }) answer: string;
}

export class BreakGlassRequest {
  @Shaped(REFERENCE, { example: 'VG-7K2M-4QXR-9TBD' }) reference: string;
  @Prose(4000) reason: string;
  @Line(100, { description: 'Ticket or order that asks for it.', example: 'ASTREINTE-2024-118' })
  ticket: string;
}

export class ReviewGlassRequest {
  @OneOf(['justified', 'not_justified']) verdict: 'justified' | 'not_justified';
  @Prose(4000) review: string;
}
