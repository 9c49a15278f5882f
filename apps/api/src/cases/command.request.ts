import { OUT_OF_SCOPE_CATEGORIES, type OutOfScope } from '#domain/cases';
import { REGIONS } from '#domain/facilities';
import { INDENT_ANSWERS, LEVELS, type IndentAnswer, type Indents, type Level } from '#domain/qualification';
import { OneOf, Part, Prose, Shaped, When, Whole, YesOrNo } from '../http/fields';

export const ORGANISATION_CODE = /^[a-z][a-z-]{1,30}(:[0-9A-Za-z]{1,20})?$/;

export class IndentsRequest implements Partial<Indents> {
  @OneOf(INDENT_ANSWERS, { optional: true }) safety_of_care?: IndentAnswer;
  @OneOf(INDENT_ANSWERS, { optional: true }) health_data?: IndentAnswer;
  @OneOf(INDENT_ANSWERS, { optional: true }) normal_operation?: IndentAnswer;
  @OneOf(INDENT_ANSWERS, { optional: true }) health_system_organisation?: IndentAnswer;
  @OneOf(INDENT_ANSWERS, { optional: true }) others_may_be_hit?: IndentAnswer;
}

export class QualifyRequest {
  @Part(() => IndentsRequest, {
    description: 'The five indents of art. D.1111-16-2 II; what is not said is unknown.',
  })
  indents: IndentsRequest;
  @YesOrNo({ optional: true, description: 'Other sectors may be hit.' }) otherSectors?: boolean;
  @YesOrNo({ optional: true }) nationalScope?: boolean;
  @YesOrNo({ optional: true, description: 'The support of CERT-FR is asked.' }) certFrSupport?: boolean;
  @Prose(4000, { optional: true, description: 'In words; goes into the letters.' }) reason?: string | null;
  @OneOf(LEVELS, { optional: true, description: 'Only to depart from the proposed level.' })
  level?: Level | null;
  @Prose(4000, { optional: true }) overrideReason?: string | null;
}

export class CallRequest {
  @Shaped(ORGANISATION_CODE, { example: 'ars:32' }) to: string;
  @YesOrNo() answered: boolean;
  @Prose(4000, { optional: true }) note?: string | null;
}

export class ReasonRequest {
  @Prose(4000) reason: string;
}

export class RerouteRequest {
  @OneOf(REGIONS.map(({ code }) => `ars:${code}`), {
    optional: true,
    description: 'Must be said; null: no agency is competent.',
  })
  ars?: string | null;
  @Prose(4000, { description: 'Why, against what the département says: closed, merged, moved, none found.' })
  reason: string;
}

export class FulfilRequest {
  @Prose(4000, { description: 'What proves it: who was told, when, by which road.' }) proof: string;
}

export class ResolveRequest {
  @Prose(8000, { description: 'Causes, or "inconnues".' }) causes: string;
  @When({ optional: true, description: 'When the incident ended.' }) endedAt?: string | null;
  @Prose(8000, { optional: true, description: 'What was done about it.' }) measures?: string | null;
  @Whole(0, 10_000_000_000, { optional: true, description: 'Known cost, in euros.' }) costEuros?:
    number | null;
}

export class OutOfScopeRequest {
  @OneOf(OUT_OF_SCOPE_CATEGORIES, { description: 'Counted apart, by category.' })
  category: OutOfScope['category'];
  @Prose(4000, { description: 'In words, and where to turn: the facility reads it.' }) reason: string;
}

export class ContestRequest {
  @Prose(4000) reason: string;
  @OneOf(LEVELS, { optional: true, description: 'The level that the agency would enter.' })
  level?: Level | null;
}
