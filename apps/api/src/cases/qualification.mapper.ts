import { INDENTS, type IndentAnswer, type Indents, type QualificationInput } from '#domain/qualification';
import type { QualifyRequest } from './command.request';

/** What the analyst said; an indent that was not said is unknown. */
export function toQualification(said: QualifyRequest): QualificationInput {
  const answers = INDENTS.map((indent): [string, IndentAnswer] => [
    indent,
    said.indents[indent] ?? 'unknown',
  ]);
  return {
    indents: Object.fromEntries(answers) as Indents,
    otherSectors: said.otherSectors ?? false,
    nationalScope: said.nationalScope ?? false,
    certFrSupport: said.certFrSupport ?? false,
    reason: said.reason ?? null,
    level: said.level ?? null,
    overrideReason: said.overrideReason ?? null,
  };
}
