import { REFUSALS } from '#domain/cases';
import { CASE, QUEUE_PAGE, QUEUE_ROW } from '../cases';
import { Described } from '../description/described';
import * as s from '../description/schema';

export const CHILDREN_PAGE = QUEUE_PAGE;

export const CANDIDATES = s.component('Candidates', s.closed({ cases: s.listOf(QUEUE_ROW) }));

const result = s.component(
  'AttachmentResult',
  s.closed({
    case: s.id,
    attached: s.flag,
    refusal: s.orNull(s.words([...REFUSALS, 'not_found'])),
    reasons: s.listOf(s.text),
  }),
);

export const ATTACHED = s.component(
  'Attachments',
  s.closed({ attached: s.count, refused: s.count, results: s.listOf(result) }),
);

export const SPLIT_OFF = s.component(
  'SplitOff',
  s.closed({
    case: CASE,
    followUpCode: { ...s.text, description: 'Shown once; the desk hands it to whoever declared.' },
  }),
);

/** An act on one case of several; it answers with a case as it is afterwards. */
export const DescribedAct = (summary: string, version: 'version' | null = 'version') =>
  Described(summary, {
    ...{ answer: CASE, etag: true, takes: version ? ['key', version] : ['key'] },
    problems: ['refused', 'invalid_fields'],
  });
