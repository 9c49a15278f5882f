import { MarkingQuestion, OthersQuestions, PriorSteps } from './around-questions';
import { SensitiveQuestions } from './data-questions';
import { Folded } from './folded';
import { ExtentQuestions } from './incident-questions';
import type { MorePart } from './more-answers';

const GROUPS = [
  {
    title: 'L’incident : origine, étendue, systèmes',
    fields: ['startedAt', 'endedAt'],
    Questions: ExtentQuestions,
  },
  { title: 'Les données : date, sensibilité, volume', fields: ['data.'], Questions: SensitiveQuestions },
  { title: 'Déjà fait : CNIL, ANSSI, police…', fields: ['alreadyDone'], Questions: PriorSteps },
  {
    title: 'Autour : autres structures, prestataire, appui',
    fields: ['commonProvider'],
    Questions: OthersQuestions,
  },
  { title: 'Diffusion demandée', fields: ['tlp'], Questions: MarkingQuestion },
];

/** What only some can say at once, each group under its name; the same in a declaration and in a complement. */
export function FurtherGroups(part: MorePart) {
  return GROUPS.map(({ title, fields, Questions }) => (
    <Folded key={title} title={title} faults={part.faults} fields={fields}>
      <Questions {...part} />
    </Folded>
  ));
}
