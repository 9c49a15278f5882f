import { DATA_EFFECTS, INCIDENT_TYPES, ORIGINS, PERIMETERS, SYSTEMS, ANSWERS } from '#domain/declarations';
import type { Answer, DataImpact, IncidentFacts } from '#domain/declarations';
import { Line, OneOf, Part, Prose, Shaped, UUID, When, Whole, YesOrNo } from '../http/fields';
import { Transform } from 'class-transformer';
import { QualifyRequest } from '../cases';

/** How many cases one act may attach. */
export const MOST_CHILDREN = 500;

export class AttachRequest {
  @Shaped(UUID, { optional: true, list: MOST_CHILDREN, description: 'Cases to attach.' }) cases?: string[];
  @YesOrNo({ optional: true, description: 'All candidates, up to 500, instead of a list.' })
  allCandidates?: boolean;
  @Prose(4000, { description: 'Why they are one incident; stays inside the desk.' }) reason: string;
}

export class SharedDataRequest {
  @OneOf(ANSWERS, { optional: true }) personal?: Answer;
  @OneOf(ANSWERS, { optional: true }) health?: Answer;
  @OneOf(ANSWERS, { optional: true }) nir?: Answer;
  @OneOf(ANSWERS, { optional: true }) mayRevealHealth?: Answer;
  @OneOf(ANSWERS, { optional: true }) published?: Answer;
  @OneOf(DATA_EFFECTS, { optional: true, list: 3 }) effects?: DataImpact['effects'];
}

/** What a provider may know for its clients; what happened at each of them, each says itself. */
export class SharedFactsRequest {
  @When({ optional: true }) startedAt?: string | null;
  @OneOf(INCIDENT_TYPES, { optional: true }) incidentType?: IncidentFacts['incidentType'];
  @OneOf(ORIGINS, { optional: true }) origin?: IncidentFacts['origin'];
  @OneOf(PERIMETERS, { optional: true }) perimeter?: IncidentFacts['perimeter'];
  @OneOf(SYSTEMS, { optional: true, list: 19 }) systems?: IncidentFacts['systems'];
  @Part(() => SharedDataRequest, { optional: true }) data?: SharedDataRequest;
  @OneOf(ANSWERS, { optional: true }) othersMayBeHit?: Answer;
  @Line(300, { optional: true }) commonProvider?: string | null;
}

/** One update to all children; at least one of its parts. */
export class UpdateRequest {
  @Part(() => SharedFactsRequest, {
    optional: true,
    description: 'Fill what a child does not know; what it said itself wins.',
  })
  facts?: SharedFactsRequest;
  @Prose(4000, { optional: true, description: 'For the facilities, in French: they read it.' })
  message?: string | null;
  @Part(() => QualifyRequest, { optional: true, description: 'The decision for all, each for its own ARS.' })
  qualification?: QualifyRequest;
}

export class ChildrenRequest {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? Number(value) : value))
  @Whole(1, 200, { optional: true })
  limit?: number;

  @Line(300, { optional: true, description: '`next` of the page before.' })
  after?: string;
}

export class MergeRequest {
  @Shaped(UUID, { description: 'The case that goes on.' }) into: string;
  @Prose(4000) reason: string;
  @YesOrNo({
    optional: true,
    description:
      'The desk called back: one declarant said both. The code of the duplicate then opens the case that goes on.',
  })
  sameDeclarant?: boolean;
}

export class SplitRequest {
  @Shaped(UUID, { description: 'The site that is treated apart.' }) facility: string;
  @Prose(4000) reason: string;
}
