import { SHEET_KEYS } from '#domain/recommendations';
import { Line, OneOf, Prose, When, YesOrNo } from '../http/fields';

export class TaskRequest {
  @Line(500, { description: 'What to do, in one line.' }) todo: string;
  @When({ optional: true, description: 'Asked for by then; as soon as possible when nothing is said.' })
  dueAt?: string | null;
}

export class TaskDoneRequest {
  @Prose(4000, { description: 'What came of it.' }) outcome: string;
}

export class RecommendationRequest {
  @OneOf(SHEET_KEYS, { description: 'Key of a sheet of the library (`GET /recommendations`).' })
  sheet: string;
  @Prose(4000, { optional: true, description: 'What is added for this facility.' }) note?: string | null;
}

export class MessageRequest {
  @Prose(8000) body: string;
}

export class RexRequest {
  @YesOrNo({ description: 'Whether what was learnt is to be written up.' }) draft: boolean;
  @Prose(4000) reason: string;
}
